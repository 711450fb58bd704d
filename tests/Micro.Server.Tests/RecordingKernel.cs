using System.Collections.Generic;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server.Tests;

/// <summary>A kernel that writes down the capability calls it is asked for.</summary>
internal sealed class RecordingKernel : IHostKernel
{
    public List<string> Calls { get; } = [];

    /// <summary>What every call answers.</summary>
    public KernelError Answer { get; set; }

    /// <summary>The bytes of the parked replies, in order.</summary>
    public List<byte[]> Replies { get; } = [];

    /// <summary>The protocols that the headers of those named.</summary>
    public List<byte> Protocols { get; } = [];

    public KernelError Move(Slot from, Slot to) => Record($"move {from.Index} {to.Index}");

    public KernelError Delete(Slot slot) => Record($"delete {slot.Index}");

    public KernelError Revoke(Slot slot) => Record($"revoke {slot.Index}");

    public KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge) =>
        Record($"derive {source.Index} {destination.Index} {badge.Value}");

    public KernelError Signal(Slot notification) => Record($"signal {notification.Index}");

    public KernelError Reply(ParkedReply parked, in ReplyWriter reply)
    {
        Protocols.Add(parked.Protocol);
        Replies.Add(reply.Buffer[..reply.Length].ToArray());
        return Record($"reply {parked.Reply.Index}");
    }

    public KernelError Unmap(ulong address, ulong pages) => Record($"unmap {address:x} {pages}");

    private KernelError Record(string call)
    {
        Calls.Add(call);
        return Answer;
    }
}
