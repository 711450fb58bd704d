using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Micro.Abi;
using Micro.Trace;

namespace Micro.Tracing.Tests.Support;

/// <summary>Writes a recording event by event, as the kernel and the tracer would.</summary>
/// <param name="keepsAll">As with --trace-payload 4096.</param>
internal sealed class RecordingScript(bool keepsAll = false)
{
    private readonly List<TraceRecord> _records = [];
    private readonly Dictionary<uint, MessageHeader> _requests = [];
    private ulong _number;

    public IReadOnlyList<TraceRecord> Records => _records;

    public Recording Recording => RecordingReader.Read(Bytes());

    /// <summary>The stream, with an end.</summary>
    public byte[] Bytes() => BytesOf([.. _records, new TraceRecord { Kind = TraceKind.End, Badge = _number }]);

    /// <summary>The stream, without an end.</summary>
    public byte[] OpenBytes() => BytesOf(_records);

    public RecordingScript Started(uint label, string name) => Add(new TraceRecord { Kind = TraceKind.Started, From = label }, Encoding.UTF8.GetBytes(name));

    public RecordingScript Ended(uint label) => Add(new TraceRecord { Kind = TraceKind.Ended, From = label });

    /// <summary>A call that its server waits for.</summary>
    public RecordingScript Request(uint from, uint to, byte protocol, byte[] payload, ulong badge = 0, params ulong[] objects) =>
        Message(TraceKind.Request, from, to, protocol, payload, badge, objects);

    /// <summary>A call that its server does not wait for yet.</summary>
    public RecordingScript Queued(uint from, byte protocol, byte[] payload) =>
        Message(TraceKind.Request, from, 0, protocol, payload, 0, [], TraceRecord.QueuedFlag);

    public RecordingScript Received(uint from, uint to) => Add(new TraceRecord { Kind = TraceKind.Received, From = from, To = to });

    public RecordingScript Reply(uint from, uint to, byte[] payload, ulong badge = 0, params ulong[] objects) =>
        Message(TraceKind.Reply, from, to, _requests.GetValueOrDefault(to, new MessageHeader(0, 0, protocol: 6)).Protocol, payload, badge, objects);

    /// <summary>An answer to a parked request, whose header names no protocol.</summary>
    public RecordingScript Unnamed(uint from, uint to, byte[] payload) => Message(TraceKind.Reply, from, to, 0, payload, 0, []);

    public RecordingScript Failed(uint from, uint to, KernelError error) =>
        Add(new TraceRecord { Kind = TraceKind.Failed, From = from, To = to, Detail = (uint)error });

    public RecordingScript Signal(uint from, uint to, ulong bits, ulong notification) =>
        Add(With(new TraceRecord { Kind = TraceKind.Signal, From = from, To = to, Badge = bits }, notification));

    public RecordingScript Interrupt(uint line) => Add(new TraceRecord { Kind = TraceKind.Interrupt, Detail = line });

    public RecordingScript Fault(uint from, uint to, FaultKind kind, ulong address)
    {
        byte[] payload = [.. BitConverter.GetBytes((ulong)kind), .. BitConverter.GetBytes(address)];
        return Add(new TraceRecord { Kind = TraceKind.Fault, From = from, To = to, Header = MessageHeader.Fault(512).Bits }, payload);
    }

    public RecordingScript FaultAnswered(uint from, uint to, FaultReply reply) =>
        Add(new TraceRecord { Kind = TraceKind.FaultAnswered, From = from, To = to, Detail = (uint)reply });

    /// <summary>Records that never reached the tracer.</summary>
    public RecordingScript Lost(ulong count)
    {
        _number += count;
        _records.Add(new TraceRecord { Kind = TraceKind.Lost, Badge = count });
        return this;
    }

    public static ulong Capability(ObjectKind kind, ulong identity) => ((ulong)kind << 56) | identity;

    /// <summary>A stream of these records.</summary>
    public static byte[] BytesOf(IEnumerable<TraceRecord> records)
    {
        using MemoryStream stream = new();
        byte[] buffer = new byte[TraceStream.MaxValueBytes];
        stream.Write(buffer, 0, TraceStream.WriteHead("x64"u8, buffer));
        foreach (TraceRecord record in records)
        {
            TraceRecord copy = record;
            stream.Write(buffer, 0, TraceStream.Write(ref copy, buffer));
        }

        return stream.ToArray();
    }

    private RecordingScript Message(
        TraceKind kind, uint from, uint to, byte protocol, byte[] payload, ulong badge, ulong[] objects, byte flags = 0)
    {
        MessageHeader header = new(payload.Length, objects.Length, protocol);
        if (kind == TraceKind.Request)
        {
            _requests[from] = header;
        }

        TraceRecord record = new() { Kind = kind, Flags = flags, From = from, To = to, Header = header.Bits, Badge = badge };
        return Add(With(record, objects), payload);
    }

    private static TraceRecord With(TraceRecord record, params ulong[] objects)
    {
        for (int i = 0; i < objects.Length; i++)
        {
            record.Objects[i] = objects[i];
        }

        return record;
    }

    private RecordingScript Add(TraceRecord record, params byte[] payload)
    {
        byte[][] parts = [.. payload.Chunk(TraceRecord.PayloadLimit)];
        int more = keepsAll ? parts.Length - 1 : 0;
        record.Detail = more > 0 ? (uint)more : record.Detail;
        AddPart(record, parts.Length == 0 ? [] : parts[0]);
        for (int part = 1; part <= more; part++)
        {
            AddPart(new TraceRecord { Kind = TraceKind.Continued, From = record.From, To = record.To }, parts[part]);
        }

        return this;
    }

    private void AddPart(TraceRecord record, byte[] kept)
    {
        kept.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<TraceRecord.Bytes, byte>(ref record.Payload), TraceRecord.PayloadLimit));
        record.PayloadBytes = (ushort)kept.Length;
        record.Number = ++_number;
        record.Time = _number * 1000;
        _records.Add(record);
    }
}
