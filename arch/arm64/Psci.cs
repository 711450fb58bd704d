namespace Micro.Arch.Arm64;

/// <summary>The firmware's power interface (Arm DEN 0022).</summary>
internal static class Psci
{
    private const ulong SystemOff = 0x8400_0008;

    public static void PowerOff(PsciConduit conduit)
    {
        if (conduit == PsciConduit.HypervisorCall)
        {
            _ = Arm64Instructions.HypervisorCall(SystemOff);
        }
        else if (conduit == PsciConduit.SecureMonitorCall)
        {
            _ = Arm64Instructions.SecureMonitorCall(SystemOff);
        }
    }
}
