using System;

namespace Micro.Arch.Arm64;

/// <summary>The words for an exception in the kernel.</summary>
public static class Arm64FaultText
{
    private const ulong KindMask = 3;
    private const ulong SystemError = 3;

    /// <summary>Vectors come in groups of four: synchronous, IRQ, FIQ, SError.</summary>
    public static ReadOnlySpan<byte> Of(in Arm64FaultFrame frame) => (frame.Vector & KindMask) switch
    {
        0 => new ExceptionSyndrome(frame.Syndrome).Name,
        SystemError => "system error"u8,
        _ => "unexpected interrupt"u8,
    };
}
