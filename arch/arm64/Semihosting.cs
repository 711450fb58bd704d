namespace Micro.Arch.Arm64;

/// <summary>Calls to the host that runs the machine ("Semihosting for AArch32 and AArch64"). Where no host listens they are undefined
/// instructions, so they are used only when a boot option asks for them.</summary>
internal static unsafe class Semihosting
{
    private const ulong WriteCharacter = 0x03;
    private const ulong Exit = 0x18;
    private const ulong ApplicationExit = 0x20026;

    // SAFETY: the host reads the byte before the call returns.
    public static void Write(byte value) => _ = Arm64Instructions.SemihostingCall(WriteCharacter, &value);

    /// <summary>Ends the machine; the host takes the status as its own.</summary>
    public static void PowerOff(byte status)
    {
        ExitBlock block;
        block.Reason = ApplicationExit;
        block.Status = status;
        // SAFETY: the host reads the two words before it ends the machine.
        _ = Arm64Instructions.SemihostingCall(Exit, &block);
    }

    private struct ExitBlock
    {
        public ulong Reason;
        public ulong Status;
    }
}
