using System;
using System.Buffers.Binary;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Allocate;

/// <summary>Takes all the memory there is, in ever smaller blocks, and gives it back.</summary>
internal static class Exhaustion
{
    /// <summary>Blocks at most: more than it takes to fill a machine of 8 GiB.</summary>
    public const int MostBlocks = 1024;

    private const ulong LargestBlock = 1 << 24;
    private const ulong SmallestBlock = 1 << 14;

    /// <summary>Runs into the error that is meant to come.</summary>
    /// <param name="heap">Empty before and after.</param>
    /// <param name="blocks">Room for <see cref="MostBlocks"/>.</param>
    /// <param name="bytes">How much there was.</param>
    /// <returns>ForeignPointer: a block does not hold what was written to it, so it shares memory with another.</returns>
    public static ServiceError Run(HeapRegion heap, StateTable<HeapBlock> blocks, out ulong bytes)
    {
        int count = 0;
        bytes = 0;
        ServiceError error = ServiceError.None;
        for (ulong size = LargestBlock; size >= SmallestBlock; size /= 2)
        {
            do
            {
                error = count == MostBlocks ? ServiceError.LimitReached : heap.AllocateDirect(size, out blocks.Modify(count));
                if (error == ServiceError.None)
                {
                    Mark(blocks[count], count);
                    bytes += size;
                    count++;
                }
            }
            while (error == ServiceError.None);
        }

        ServiceError freed = ServiceError.None;
        for (int index = 0; index < count && freed == ServiceError.None; index++)
        {
            freed = IsMarked(blocks[index], index) ? heap.FreeDirect(blocks[index]) : ServiceError.ForeignPointer;
        }

        heap.Trim();
        return error == ServiceError.OutOfMemory ? freed : error;
    }

    private static void Mark(HeapBlock block, int number)
    {
        Span<byte> bytes = HeapRegion.Bytes(block);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Slice(bytes.Length - sizeof(int)), number);
    }

    private static bool IsMarked(HeapBlock block, int number)
    {
        Span<byte> bytes = HeapRegion.Bytes(block);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes) == number
            && BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(bytes.Length - sizeof(int))) == number;
    }
}
