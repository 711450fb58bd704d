namespace Micro.Arch.X64;

/// <summary>What arch/x64/Trap.S saw, told apart.</summary>
/// <remarks>Nothing here may copy a struct: the vector registers still hold the values of the thread that was interrupted.</remarks>
public static class X64Trap
{
    /// <summary>Does what the interrupt controllers need: a device's line is masked.</summary>
    /// <param name="vector">The vector that was raised.</param>
    /// <param name="line">The line of a device interrupt, else 0.</param>
    public static X64TrapKind Take(ulong vector, out uint line)
    {
        line = 0;
        switch (vector)
        {
            case < X64Vectors.FirstLine:
                return X64TrapKind.Exception;
            case < X64Vectors.FirstLine + X64Vectors.MaxLines:
                line = (uint)vector - X64Vectors.FirstLine;
                IoApic.Mask(line);
                LocalApic.Acknowledge();
                return X64TrapKind.DeviceInterrupt;
            case X64Vectors.Timer:
                return X64Timer.Take() ? X64TrapKind.Timer : X64TrapKind.None;
            default:
                return X64TrapKind.None;
        }
    }
}
