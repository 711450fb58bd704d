using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>A trap, decoded and acknowledged.</summary>
public readonly struct X64Trap
{
    private X64Trap(X64TrapKind kind, uint line, CpuException exception)
    {
        Kind = kind;
        Line = line;
        Exception = exception;
    }

    public X64TrapKind Kind { get; }

    /// <summary>Of a device interrupt.</summary>
    public uint Line { get; }

    public CpuException Exception { get; }

    /// <summary>Decodes what arch/x64/Trap.S saw, and does what the interrupt controllers need: a device's line is masked.</summary>
    public static X64Trap Take(ulong vector, ulong errorCode)
    {
        switch (vector)
        {
            case < X64Vectors.FirstLine:
                return new(
                    X64TrapKind.Exception, 0, X64Exceptions.Decode(vector, errorCode, X64Instructions.ReadCr2()));
            case < X64Vectors.FirstLine + X64Vectors.MaxLines:
                uint line = (uint)vector - X64Vectors.FirstLine;
                IoApic.Mask(line);
                LocalApic.Acknowledge();
                return new(X64TrapKind.DeviceInterrupt, line, default);
            case X64Vectors.Timer:
                return new(X64Timer.Take() ? X64TrapKind.Timer : X64TrapKind.None, 0, default);
            default:
                return default;
        }
    }
}
