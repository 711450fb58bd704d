using System;
using System.IO;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Trace;

namespace Micro.Tools.Recordings;

/// <summary>What a machine has recorded and not written when it stopped: it is in the ring, and the ring in the memory that the host still has.</summary>
internal static class UnwrittenRecords
{
    /// <summary>Goes on with a stream to its end.</summary>
    /// <param name="stream">As far as the machine came; perhaps cut off within a record.</param>
    /// <param name="memory">The machine's RAM; it need not exist.</param>
    /// <param name="whole">The stream with its end.</param>
    /// <param name="read">How many records come from the ring.</param>
    /// <returns>False: the stream is damaged, or there is no ring that goes on with it.</returns>
    public static bool TryAdd(ReadOnlySpan<byte> stream, string memory, out byte[] whole, out int read)
    {
        whole = [];
        read = 0;
        if (!File.Exists(memory) || !TryFindEnd(stream, out int length, out ulong last) || RingMemory.Find(memory) is not RingMemory ring
            || ring.Head.Written < last)
        {
            return false;
        }

        using MemoryStream output = new();
        output.Write(stream[..length]);
        ulong end = ring.Head.Written;
        ulong next = Math.Max(last + 1, end < ring.Head.Capacity ? 1 : end - ring.Head.Capacity + 1);
        for (; next > last + 1 && next <= end && ring.At(next).Kind == TraceKind.Continued; next++)
        {
            // The beginning of this message is lost, and so all of it is.
        }

        ulong time = ring.At(end).Time;
        if (next > last + 1)
        {
            Write(output, new TraceRecord { Kind = TraceKind.Lost, Number = next - 1, Time = time, Badge = next - 1 - last });
        }

        for (; next <= end; next++)
        {
            Write(output, ring.At(next));
            read++;
        }

        Write(output, new TraceRecord { Kind = TraceKind.End, Number = end, Time = time, Badge = end });
        whole = output.ToArray();
        return true;
    }

    // The last record that the stream has as a whole.
    private static bool TryFindEnd(ReadOnlySpan<byte> stream, out int length, out ulong last)
    {
        last = 0;
        DecodeError error = TraceStream.ReadHead(stream, out uint version, out _, out length);
        if (error != DecodeError.None || version != TraceStream.Version)
        {
            return false;
        }

        while (length < stream.Length)
        {
            error = TraceStream.Read(stream[length..], out TraceRecord record, out int used);
            if (error != DecodeError.None)
            {
                return error == DecodeError.Truncated;
            }

            last = record.Number;
            length += used;
        }

        return true;
    }

    private static void Write(MemoryStream output, TraceRecord record)
    {
        Span<byte> buffer = stackalloc byte[TraceStream.MaxValueBytes];
        output.Write(buffer[..TraceStream.Write(ref record, buffer)]);
    }
}
