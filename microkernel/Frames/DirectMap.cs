using System;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>Frames as the kernel sees them: all RAM appears at one fixed distance from its physical address.</summary>
internal static unsafe class DirectMap<TCpu>
    where TCpu : struct, ICpu
{
    public const uint WordsPerFrame = Frame.Size / sizeof(ulong);

    public static nuint AddressOf(Frame frame) => TCpu.DirectMap + (nuint)frame.Start.Value;

    public static Ref<T> At<T>(Frame frame)
        where T : unmanaged => new(AddressOf(frame));

    /// <summary>The frame that an object in the direct map lies in.</summary>
    public static Frame FrameOf(nuint address) => new PhysicalAddress(address - TCpu.DirectMap).Frame;

    // SAFETY: callers name frames of RAM that no user has: donated, or taken at boot.
    public static void Clear(Frame frame) => TCpu.ClearWords((ulong*)AddressOf(frame), WordsPerFrame);

    /// <summary>Clears a part of a donated frame.</summary>
    // SAFETY: as above; the part is a whole object.
    public static void Clear(nuint address, uint words) => TCpu.ClearWords((ulong*)address, words);

    /// <summary>Copies words between two message buffers, or from the archive to a fresh frame.</summary>
    // SAFETY: both are single frames in the direct map, and the callers keep offset and length within them.
    public static void Copy(nuint destination, nuint source, uint words) =>
        TCpu.CopyWords((ulong*)destination, (ulong*)source, words);

    /// <summary>The first bytes of a range of frames.</summary>
    // SAFETY: the range is RAM that the kernel does not write while the span is in use.
    public static ReadOnlySpan<byte> Bytes(Frame first, ulong length) =>
        new((void*)AddressOf(first), (int)Math.Min(length, int.MaxValue));
}
