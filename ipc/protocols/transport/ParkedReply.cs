using Micro.Abi;

namespace Micro.Protocols;

/// <summary>A caller that waits for an answer which comes later: the slot of the Reply that holds it. It may lie in a state region.</summary>
public readonly struct ParkedReply(Slot reply)
{
    public Slot Reply { get; } = reply;

    /// <summary>Nobody waits.</summary>
    public bool IsNull => Reply.IsNull;
}
