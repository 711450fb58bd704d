using System;
using System.IO;
using System.Runtime.InteropServices;
using Micro.Abi;

namespace Micro.Tools.Recordings;

/// <summary>The kernel's ring of records in the memory of a machine that has stopped.</summary>
internal sealed class RingMemory
{
    private const int FrameBytes = 4096;
    private const int ChunkBytes = 256 * FrameBytes;

    private readonly byte[] _records;

    private RingMemory(TraceRingHead head, byte[] records)
    {
        Head = head;
        _records = records;
    }

    public TraceRingHead Head { get; }

    /// <summary>Finds the ring.</summary>
    /// <param name="file">All of the machine's RAM.</param>
    /// <returns>Null: it has none, or no record in it.</returns>
    public static RingMemory? Find(string file)
    {
        using FileStream memory = File.OpenRead(file);
        byte[] chunk = new byte[ChunkBytes];
        for (long start = 0; start < memory.Length; start += ChunkBytes)
        {
            memory.Position = start;
            int length = memory.ReadAtLeast(chunk, ChunkBytes, throwOnEndOfStream: false);
            for (int place = 0; place + FrameBytes <= length; place += FrameBytes)
            {
                TraceRingHead head = MemoryMarshal.Read<TraceRingHead>(chunk.AsSpan(place));
                if (head.Magic == TraceRingHead.ExpectedMagic && Read(memory, start + place, head) is RingMemory ring)
                {
                    return ring;
                }
            }
        }

        return null;
    }

    /// <summary>The record of a number, which must be one of the last that fit the ring.</summary>
    public TraceRecord At(ulong number) => MemoryMarshal.Read<TraceRecord>(_records.AsSpan((int)((number - 1) % Head.Capacity) * TraceRecord.Size));

    // The same bytes may lie elsewhere by chance; then what follows them are no records.
    private static RingMemory? Read(FileStream memory, long start, TraceRingHead head)
    {
        long room = memory.Length - start - FrameBytes;
        if (head.Written == 0 || head.Capacity == 0 || head.Capacity > (ulong)(room / TraceRecord.Size) || head.Capacity > int.MaxValue / TraceRecord.Size)
        {
            return null;
        }

        byte[] records = new byte[head.Capacity * TraceRecord.Size];
        memory.Position = start + FrameBytes;
        memory.ReadExactly(records);
        RingMemory ring = new(head, records);
        return ring.At(head.Written).Number == head.Written ? ring : null;
    }
}
