using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Allocate;

/// <summary>Exercises the heap: 100,000 rounds of mixed sizes, after which as many frames are free as before. With the argument
/// `exhaust` it takes all the memory there is instead.</summary>
/// <remarks>Every block is marked with a pattern of its own and checked before it is freed.</remarks>
public readonly struct AllocateProgram : IProgram
{
    private const int DefaultRounds = 100_000;
    private const int Live = 64;
    private const int OutputDescriptor = 1;
    private const int Failure = 1;
    private const ulong Seed = 0x9E37_79B9_7F4A_7C15;

    public static int Main(ref ProcessContext context)
    {
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        _ = OpenFile<KernelTransport>.Inherit(table, context.Slots, OutputDescriptor, out OpenFile<KernelTransport> output);
        FrameServiceClient<KernelTransport> frames = new(context.Find("pmm"u8));
        HeapRegion heap = new(ref context);
        if (context.Info.TryArgument(1, out ReadOnlySpan<byte> argument) && argument.SequenceEqual("exhaust"u8))
        {
            return Exhaust(ref context, frames, heap, ref output);
        }

        StateTable<HeapBlock> blocks = context.State.Table<HeapBlock>(Live, Live);

        // The first time, tables of the heap server and of this process grow; they stay.
        ServiceError error = Exercise(heap, blocks);
        _ = frames.Statistics(out FrameStatistics before);
        error = error == ServiceError.None ? Exercise(heap, blocks) : error;
        _ = frames.Statistics(out FrameStatistics after);
        if (error != ServiceError.None)
        {
            Say(ref output, "allocate: "u8, ServiceErrorText.Of(error), default);
            return Failure;
        }

        Span<byte> buffer = stackalloc byte[64];
        TextBuilder counts = new(buffer);
        counts.AppendDecimal(before.FreeFrames);
        counts.Append(" frames free before, "u8);
        counts.AppendDecimal(after.FreeFrames);
        counts.Append(" after"u8);
        Say(ref output, "allocate: 100000 rounds, "u8, counts.Text, default);
        return before.FreeFrames == after.FreeFrames ? 0 : Failure;
    }

    private static int Exhaust(
        ref ProcessContext context, FrameServiceClient<KernelTransport> frames, HeapRegion heap, ref OpenFile<KernelTransport> output)
    {
        StateTable<HeapBlock> blocks = context.State.Table<HeapBlock>(Exhaustion.MostBlocks, Exhaustion.MostBlocks);
        ServiceError error = Exhaustion.Run(heap, blocks, out _);
        _ = frames.Statistics(out FrameStatistics before);
        error = error == ServiceError.None ? Exhaustion.Run(heap, blocks, out _) : error;
        _ = frames.Statistics(out FrameStatistics after);
        bool isBack = before.FreeFrames == after.FreeFrames;
        if (error != ServiceError.None || !isBack)
        {
            Say(ref output, "allocate: "u8, isBack ? ServiceErrorText.Of(error) : "memory was lost"u8, default);
            return Failure;
        }

        error = Exhaustion.Run(heap, blocks, out ulong bytes);
        Span<byte> buffer = stackalloc byte[32];
        TextBuilder size = new(buffer);
        size.AppendDecimal(bytes / 1024);
        Say(ref output, "allocate: out of memory after "u8, size.Text, " KiB, all of it given back"u8);
        return error == ServiceError.None ? 0 : Failure;
    }

    private static ServiceError Exercise(HeapRegion heap, StateTable<HeapBlock> blocks)
    {
        BlockSizes sizes = new(Seed);
        for (int round = 0; round < DefaultRounds; round++)
        {
            int place = (int)(sizes.Next() % Live);
            ref HeapBlock block = ref blocks.Modify(place);
            ServiceError error = Release(heap, ref block, (byte)place);
            error = error == ServiceError.None ? heap.Allocate(sizes.NextSize(), out block) : error;
            if (error != ServiceError.None)
            {
                return error;
            }

            Mark(HeapRegion.Bytes(block), (byte)place);
        }

        for (int place = 0; place < Live; place++)
        {
            ServiceError error = Release(heap, ref blocks.Modify(place), (byte)place);
            if (error != ServiceError.None)
            {
                return error;
            }
        }

        heap.Trim();
        return ServiceError.None;
    }

    private static ServiceError Release(HeapRegion heap, ref HeapBlock block, byte pattern)
    {
        if (block.Size == 0)
        {
            return ServiceError.None;
        }

        Span<byte> bytes = HeapRegion.Bytes(block);
        bool isIntact = bytes[0] == pattern && bytes[bytes.Length / 2] == pattern && bytes[bytes.Length - 1] == pattern;
        HeapBlock freed = block;
        block = default;
        return isIntact ? heap.Free(freed) : ServiceError.Corrupted;
    }

    private static void Mark(Span<byte> bytes, byte pattern)
    {
        bytes[0] = pattern;
        bytes[bytes.Length / 2] = pattern;
        bytes[bytes.Length - 1] = pattern;
    }

    private static void Say(
        ref OpenFile<KernelTransport> output, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder line = new(buffer);
        line.Append(first);
        line.Append(second);
        line.Append(third);
        line.Append("\n"u8);
        _ = output.Write(line.Text, out int _);
    }
}
