using Micro.Abi;
using Micro.Protocols;

namespace Micro.Testing.Loopback;

/// <summary>An answer on its way to the caller.</summary>
internal sealed class LoopbackReply
{
    /// <summary>Null until somebody answers.</summary>
    public byte[]? Payload { get; private set; }

    public LoopbackCapability[] Capabilities { get; private set; } = [];

    /// <summary>Takes the bytes, and copies of the capabilities, out of a server.</summary>
    public void Take(LoopbackProcess server, in ReplyWriter reply)
    {
        Payload = reply.Buffer[..reply.Length].ToArray();
        Capabilities = new LoopbackCapability[reply.Capabilities.Count];
        for (int index = 0; index < Capabilities.Length; index++)
        {
            Slot slot = reply.Capabilities[index];
            Capabilities[index] = server.Find(slot) ?? new LoopbackCapability("empty slot of the server");
        }

        for (int index = 0; index < reply.Moved.Count; index++)
        {
            server.Drop(reply.Moved[index]);
        }
    }
}
