using System.Runtime.CompilerServices;
using Micro.Protocols;

namespace Micro.Servers.Console;

/// <summary>A writer that waits for room, with as much of its data as is kept.</summary>
internal struct ParkedWriter
{
    public const int KeptBytes = 256;

    public ProcessId Client;
    public ParkedReply Reply;
    public int Length;
    public DataBytes Data;

    [InlineArray(KeptBytes)]
    public struct DataBytes
    {
        private byte _first;
    }
}
