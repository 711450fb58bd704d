using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>A recording as pcapng, for Wireshark and its kin: a packet for each record, its line of the text as the packet's comment.</summary>
/// <remarks>docs/tracing.md has the layout of a packet; the blocks are those of the pcapng specification (draft-ietf-opsawg-pcapng).</remarks>
public static class TracePcapng
{
    /// <summary>LINKTYPE_USER0: its packets have the meaning that their users agree on.</summary>
    internal const ushort LinkType = 147;

    /// <summary>Bytes of a packet before the payload.</summary>
    internal const int HeadBytes = 72;

    private const ushort Comment = 1;
    private const ushort InterfaceName = 2;
    private const ushort Application = 4;
    private const ushort TimeResolution = 9;
    private const ushort DroppedPackets = 5;
    private const byte Nanoseconds = 9;

    /// <summary>Writes the file.</summary>
    /// <param name="model">The recording.</param>
    /// <param name="output">Gets the bytes.</param>
    /// <param name="filter">Which calls are written, request and answer; null: every record.</param>
    public static void Write(CausalModel model, Stream output, TraceFilter? filter = null)
    {
        PcapngBlocks blocks = new(output);
        Section(model.Recording, blocks);
        Interface(model.Recording, blocks);
        EventTexts texts = new(model);
        Dictionary<TraceEvent, TraceNode> nodes = Nodes(model);
        int gap = 0;
        for (int i = 0; i < model.Recording.Events.Count; i++)
        {
            TraceEvent entry = model.Recording.Events[i];
            ulong lost = 0;
            for (; gap < model.Recording.Gaps.Count && model.Recording.Gaps[gap].Before <= i; gap++)
            {
                lost += model.Recording.Gaps[gap].Count;
            }

            nodes.TryGetValue(entry, out TraceNode? node);
            if (filter is null || (node is TraceCall call && filter.Matches(call)))
            {
                Packet(blocks, entry, (lost == 0 ? "" : $"LOST {lost} before this: ") + Line(entry, node, texts));
            }
        }

        Losses(model.Recording, blocks);
    }

    private static void Section(Recording recording, PcapngBlocks blocks)
    {
        string missing = string.Join("; ", TraceText.Missing(recording));
        blocks.Begin(PcapngBlocks.SectionHeader);
        blocks.Add(0x1A2B3C4Du);
        blocks.Add((ushort)1);
        blocks.Add((ushort)0);
        blocks.Add(ulong.MaxValue);
        blocks.Option(Application, "micro trace");
        if (missing.Length > 0)
        {
            blocks.Option(Comment, missing);
        }

        blocks.End();
    }

    private static void Interface(Recording recording, PcapngBlocks blocks)
    {
        blocks.Begin(PcapngBlocks.InterfaceDescription);
        blocks.Add(LinkType);
        blocks.Add((ushort)0);
        blocks.Add(0u);
        blocks.Option(InterfaceName, $"micro-{recording.Architecture}");
        blocks.Option(TimeResolution, [Nanoseconds]);
        blocks.End();
    }

    private static void Packet(PcapngBlocks blocks, TraceEvent entry, string line)
    {
        byte[] packet = new byte[HeadBytes + entry.Payload.Length];
        Head(packet, entry);
        entry.Payload.CopyTo(packet.AsMemory(HeadBytes));
        blocks.Begin(PcapngBlocks.EnhancedPacket);
        blocks.Add(0u);
        blocks.Add((uint)(entry.Time >> 32));
        blocks.Add((uint)entry.Time);
        blocks.Add((uint)packet.Length);
        blocks.Add((uint)(HeadBytes + entry.WholeLength));
        blocks.Bytes(packet);
        if (line.Length > 0)
        {
            blocks.Option(Comment, line);
        }

        blocks.End();
    }

    private static void Head(Span<byte> packet, TraceEvent entry)
    {
        packet[0] = (byte)entry.Kind;
        packet[1] = entry.IsQueued ? TraceRecord.QueuedFlag : (byte)0;
        packet[2] = (byte)entry.Objects.Count;
        BinaryPrimitives.WriteUInt32LittleEndian(packet[4..], entry.From);
        BinaryPrimitives.WriteUInt32LittleEndian(packet[8..], entry.To);
        BinaryPrimitives.WriteUInt32LittleEndian(packet[12..], entry.Detail);
        BinaryPrimitives.WriteUInt64LittleEndian(packet[16..], entry.Number);
        BinaryPrimitives.WriteUInt64LittleEndian(packet[24..], entry.Header.Bits);
        BinaryPrimitives.WriteUInt64LittleEndian(packet[32..], entry.Badge);
        for (int i = 0; i < entry.Objects.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(packet[(40 + (i * sizeof(ulong)))..], entry.Objects[i]);
        }
    }

    private static void Losses(Recording recording, PcapngBlocks blocks)
    {
        ulong time = recording.Events.Count == 0 ? 0 : recording.Events[^1].Time;
        byte[] lost = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(lost, recording.LostRecords);
        blocks.Begin(PcapngBlocks.InterfaceStatistics);
        blocks.Add(0u);
        blocks.Add((uint)(time >> 32));
        blocks.Add((uint)time);
        blocks.Option(DroppedPackets, lost);
        blocks.End();
    }

    private static string Line(TraceEvent entry, TraceNode? node, EventTexts texts) => node switch
    {
        TraceCall call when entry == call.Answer => $"{call.Client} ← {call.Server?.Name ?? "?"}  {texts.Of(entry)}",
        TraceCall call when entry == call.Request =>
            $"{call.Client} → {call.Server?.Name ?? "?"}  {texts.Of(entry)}{(call.IsFault ? "" : $"  #{call.Number}")}",
        TraceNote note => $"{note.Actor}{(note.Target is null ? "" : $" → {note.Target}")}  {texts.Of(entry)}",
        _ => "",
    };

    private static Dictionary<TraceEvent, TraceNode> Nodes(CausalModel model)
    {
        Dictionary<TraceEvent, TraceNode> nodes = [];
        foreach (TraceNode node in model.Walk())
        {
            nodes[node.Start] = node;
            if (node is TraceCall { Answer: not null } call)
            {
                nodes[call.Answer] = call;
            }
        }

        return nodes;
    }
}
