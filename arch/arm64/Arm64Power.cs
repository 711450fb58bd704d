namespace Micro.Arch.Arm64;

/// <summary>The end of the machine.</summary>
internal static class Arm64Power
{
    /// <summary>Through the host where it listens, because only it takes a status; else through the firmware.</summary>
    public static void Off(byte status)
    {
        if (Arm64MachineState.Current.Log == LogChannel.Semihosting)
        {
            Semihosting.PowerOff(status);
        }

        Psci.PowerOff(Arm64MachineState.Current.Psci);
        Arm64Instructions.Halt();
    }
}
