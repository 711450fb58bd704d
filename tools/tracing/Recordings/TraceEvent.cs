using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Trace;

namespace Micro.Tracing;

/// <summary>One record of a recording, as the host keeps it; see <see cref="TraceRecord"/> for the meaning of each part.</summary>
public sealed class TraceEvent
{
    private TraceEvent(ref TraceRecord record)
    {
        Kind = record.Kind;
        Number = record.Number;
        Time = record.Time;
        From = record.From;
        To = record.To;
        Detail = record.Detail;
        Header = new MessageHeader(record.Header);
        Badge = record.Badge;
        IsQueued = record.IsQueued;
        Payload = TraceStream.PayloadOf(ref record).ToArray();
        Objects = ObjectsOf(ref record);
    }

    public TraceKind Kind { get; }

    /// <summary>Counts all records since boot, from 1.</summary>
    public ulong Number { get; }

    /// <summary>Nanoseconds since boot; under icount these are instructions.</summary>
    public ulong Time { get; }

    public uint From { get; }

    public uint To { get; }

    public uint Detail { get; }

    public MessageHeader Header { get; }

    public ulong Badge { get; }

    public bool IsQueued { get; }

    /// <summary>What was kept of the payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>The capabilities that arrived.</summary>
    public IReadOnlyList<ulong> Objects { get; }

    /// <summary>The length of the payload before it was cut.</summary>
    public int WholeLength => Math.Max(Header.Length, Payload.Length);

    /// <summary>Takes over a record.</summary>
    public static TraceEvent Of(TraceRecord record) => new(ref record);

    /// <summary>Takes over what a record that continues this one has kept.</summary>
    internal void Continue(TraceRecord more) => Payload = (byte[])[.. Payload.Span, .. TraceStream.PayloadOf(ref more)];

    private static ulong[] ObjectsOf(ref TraceRecord record)
    {
        int count = MessageHeader.MaxCapabilities;
        while (count > 0 && record.Objects[count - 1] == 0)
        {
            count--;
        }

        ulong[] objects = count == 0 ? [] : new ulong[count];
        for (int i = 0; i < count; i++)
        {
            objects[i] = record.Objects[i];
        }

        return objects;
    }
}
