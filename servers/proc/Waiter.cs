using Micro.Protocols;

namespace Micro.Servers.Proc;

/// <summary>A parent that waits for the end of a child.</summary>
internal struct Waiter
{
    public ProcessId Parent;

    /// <summary>Which child; 0: any.</summary>
    public ProcessId Child;

    public ParkedReply Reply;
}
