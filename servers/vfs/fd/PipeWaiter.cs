using System.Runtime.CompilerServices;
using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>A caller who waits for a pipe; a writer with as much of its data as is kept.</summary>
internal struct PipeWaiter
{
    /// <summary>What fits in here is written as a whole or not at all: PIPE_BUF of POSIX, whose least value this is.</summary>
    public const int AtomicBytes = 512;

    public ParkedReply Reply;

    /// <summary>The descriptor table of the waiter: it waits no longer than that lives.</summary>
    public int Session;

    public int Next;
    public bool IsWriter;

    /// <summary>Of a reader, the most it takes; of a writer, how much data is kept.</summary>
    public int Length;

    public DataBytes Data;

    [InlineArray(AtomicBytes)]
    public struct DataBytes
    {
        private byte _first;
    }
}
