using Micro.Protocols;

namespace Micro.Servers.Console;

/// <summary>Somebody who waits, without data of its own.</summary>
internal struct ParkedCaller
{
    public ProcessId Client;
    public ParkedReply Reply;

    /// <summary>A reader: the most bytes it takes.</summary>
    public int Limit;
}
