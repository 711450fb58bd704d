using System;
using System.Collections.Generic;
using System.Threading;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Files.Tests.Ramfs;

/// <summary>A supervisor that only knows deaths: those that a test has listed in its thread.</summary>
internal readonly struct DeathTransport : ITransport
{
    private static readonly ThreadLocal<List<uint>> _deaths = new(() => []);
    private static readonly ThreadLocal<byte[]> _buffer = new(() => new byte[MessageHeader.MaxLength]);

    public static List<uint> Deaths => _deaths.Value!;

    public Span<byte> Buffer => _buffer.Value;

    public KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window)
    {
        ReplyWriter reply = new(Buffer);
        if (Deaths.Count == 0)
        {
            reply.Refuse(ServiceError.Again);
        }
        else
        {
            SupervisorReplies.NextDeath(ref reply, ServiceError.None, 1, new ProcessId(Deaths[0]));
            Deaths.RemoveAt(0);
        }

        header = new MessageHeader(reply.Length, 0, header.Protocol);
        return KernelError.None;
    }

    public Slot Received(int index) => Slot.Null;

    public KernelError Move(Slot source, Slot destination) => KernelError.NoSuchCapability;

    public void Drop(Slot slot)
    {
    }
}
