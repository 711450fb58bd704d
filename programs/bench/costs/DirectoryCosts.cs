using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What it costs to make a file and remove it again, in directories of two sizes.</summary>
internal static class DirectoryCosts
{
    private const int SmallDirectory = 1000;
    private const int LargeDirectory = 10_000;

    private static ReadOnlySpan<byte> Directory => "/bench.dir"u8;

    public static void Measure(ref ProcessContext context, ref Report report)
    {
        if (context.Find("fd"u8).IsNull)
        {
            return;
        }

        SlotAllocator slots = context.Slots;
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        ServiceError error = table.MakeDirectory(Directory);
        error = error == ServiceError.None ? Fill(table, slots, 0, SmallDirectory) : error;
        ulong cost = 0;
        error = error == ServiceError.None ? CreateAndRemove(table, slots, out cost) : error;
        if (error == ServiceError.None)
        {
            report.Row("file.create-unlink.1000"u8, cost);
        }

        error = error == ServiceError.None ? Fill(table, slots, SmallDirectory, LargeDirectory) : error;
        error = error == ServiceError.None ? CreateAndRemove(table, slots, out cost) : error;
        if (error == ServiceError.None)
        {
            report.Row("file.create-unlink.10000"u8, cost);
        }

        error = error == ServiceError.None ? Empty(table) : error;
        if (error != ServiceError.None)
        {
            report.Fail("file.create-unlink"u8, error);
        }
    }

    private static ServiceError Fill(DescriptorTableClient<KernelTransport> table, SlotAllocator slots, int from, int to)
    {
        ServiceError error = ServiceError.None;
        for (int index = from; index < to && error == ServiceError.None; index++)
        {
            error = Create(table, slots, index);
        }

        return error;
    }

    // The new file has a name that none of the others has.
    private static ServiceError CreateAndRemove(DescriptorTableClient<KernelTransport> table, SlotAllocator slots, out ulong cost)
    {
        ServiceError error = ServiceError.None;
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = Create(table, slots, LargeDirectory);
            error = error == ServiceError.None ? Remove(table, LargeDirectory) : error;
        }

        cost = measurement.PerRound();
        return error;
    }

    private static ServiceError Empty(DescriptorTableClient<KernelTransport> table)
    {
        ServiceError error = ServiceError.None;
        for (int index = 0; index < LargeDirectory && error == ServiceError.None; index++)
        {
            error = Remove(table, index);
        }

        return error == ServiceError.None ? table.RemoveDirectory(Directory) : error;
    }

    private static ServiceError Create(DescriptorTableClient<KernelTransport> table, SlotAllocator slots, int index)
    {
        Span<byte> buffer = stackalloc byte[32];
        ServiceError error = OpenFile<KernelTransport>.Open(
            table, slots, PathOf(index, buffer), OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive,
            out OpenFile<KernelTransport> file);
        return error == ServiceError.None ? file.Close(slots) : error;
    }

    private static ServiceError Remove(DescriptorTableClient<KernelTransport> table, int index)
    {
        Span<byte> buffer = stackalloc byte[32];
        return table.Remove(PathOf(index, buffer));
    }

    private static ReadOnlySpan<byte> PathOf(int index, Span<byte> buffer)
    {
        TextBuilder path = new(buffer);
        path.Append(Directory);
        path.Append("/file-"u8);
        path.AppendDecimal((ulong)index);
        return path.Text;
    }
}
