using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Allocate;

/// <summary>Takes all the memory there is, in ever smaller blocks, and gives it back.</summary>
internal static class Exhaustion
{
    /// <summary>Blocks at most: more than a machine of 128 MiB has.</summary>
    public const int MostBlocks = 1024;

    private const ulong LargestBlock = 1 << 20;
    private const ulong SmallestBlock = 1 << 14;

    /// <summary>Runs into the error that is meant to come.</summary>
    /// <param name="heap">Empty before and after.</param>
    /// <param name="blocks">Room for <see cref="MostBlocks"/>.</param>
    /// <param name="bytes">How much there was.</param>
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
                    HeapRegion.Bytes(blocks[count])[0] = 1;
                    bytes += size;
                    count++;
                }
            }
            while (error == ServiceError.None);
        }

        ServiceError freed = ServiceError.None;
        for (int index = 0; index < count && freed == ServiceError.None; index++)
        {
            freed = heap.FreeDirect(blocks[index]);
        }

        heap.Trim();
        return error == ServiceError.OutOfMemory ? freed : error;
    }
}
