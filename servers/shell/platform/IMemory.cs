using System;

namespace Micro.Servers.Shell.Platform;

/// <summary>Where the memory of a command comes from: small things from the arena by `new`, big ones as blocks of the heap server.
/// Both end with the command.</summary>
public interface IMemory
{
    /// <summary>Everything made from now on is gone after <see cref="Release"/> with the same mark.</summary>
    MemoryMark Mark();

    void Release(MemoryMark mark);

    /// <summary>Buffers that grow beyond this many bytes move to a block.</summary>
    int LargestArenaBuffer { get; }

    bool TryAllocate(int bytes, out int block);

    Span<byte> Block(int block);

    void Free(int block);
}
