using System;

namespace Micro.Server;

/// <summary>Bytes beside the state in chunks that get memory, and give it back, one by one: for bulk data, which is not logged.</summary>
/// <remarks>Each chunk with memory is a block of its own at the frame service.</remarks>
public readonly unsafe struct StateChunks
{
    /// <summary>Frames of a chunk that has all its memory.</summary>
    public const int Frames = 16;

    /// <summary>Bytes from one chunk to the next.</summary>
    public const int Stride = Frames * (int)StateRegion.FrameSize;

    private readonly StateContainer* _container;

    internal StateChunks(StateContainer* container)
    {
        _container = container;
    }

    /// <summary>Chunks there can be.</summary>
    public int Capacity => (int)(_container->Capacity / Stride);

    /// <summary>Gives a chunk zeroed memory from its start on.</summary>
    /// <param name="chunk">One that has none.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="name">The name by which they are given back.</param>
    /// <returns>False: there is no memory, and nothing changed.</returns>
    public bool TryLend(int chunk, int frames, out ulong name)
    {
        ulong lent;
        bool isLent = _container->Region->Platform.Lend(_container->Region, AddressOf(chunk), (ulong)frames, &lent);
        name = isLent ? lent : 0;
        return isLent;
    }

    /// <summary>Takes the memory of a chunk away. Only in Perform; done twice it does nothing.</summary>
    public void GiveBack(int chunk, int frames, ulong name) =>
        _container->Region->Platform.GiveBack(_container->Region, AddressOf(chunk), (ulong)frames, name);

    /// <summary>Bytes of chunks that have memory.</summary>
    public ReadOnlySpan<byte> Read(long offset, int count) => Slice(offset, count);

    /// <summary>Bytes whose old values are not kept: a repeated request writes them again just the same.</summary>
    public Span<byte> Overwrite(long offset, int count) => Slice(offset, count);

    private byte* AddressOf(int chunk) => _container->Base + ((long)chunk * Stride);

    private Span<byte> Slice(long offset, int count)
    {
        bool isInside = offset >= 0 && count >= 0 && offset <= _container->Capacity - count;
        // SAFETY: the addresses are the container's; a chunk without memory is a fault, as any wrong address. An empty span of the wrong
        // length fails in Slice, as any index error does.
        return isInside ? new Span<byte>(_container->Base + offset, count) : Span<byte>.Empty.Slice(1);
    }
}
