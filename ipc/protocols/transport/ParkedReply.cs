using Micro.Abi;

namespace Micro.Protocols;

/// <summary>A caller that waits for an answer which comes later: the slot of the Reply that holds it. It may lie in a state region.</summary>
/// <param name="reply">The slot.</param>
/// <param name="protocol">Of the request, and so of the answer.</param>
public readonly struct ParkedReply(Slot reply, byte protocol)
{
    public Slot Reply { get; } = reply;

    public byte Protocol { get; } = protocol;

    /// <summary>Nobody waits.</summary>
    public bool IsNull => Reply.IsNull;
}
