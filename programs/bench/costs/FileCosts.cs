using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What files cost: to open and close, to be looked at, to be read and written at their start.</summary>
internal static class FileCosts
{
    private const int Page = 4096;

    private static ReadOnlySpan<byte> Path => "/bench.file"u8;

    public static void Measure(ref ProcessContext context, ref Report report)
    {
        if (context.Find("fd"u8).IsNull)
        {
            return;
        }

        SlotAllocator slots = context.Slots;
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        ServiceError error = OpenFile<KernelTransport>.Open(
            table, slots, Path, OpenFlags.Read | OpenFlags.Write | OpenFlags.Create, out OpenFile<KernelTransport> file);
        if (error != ServiceError.None)
        {
            report.Fail("file"u8, error);
            return;
        }

        Span<byte> data = stackalloc byte[Page];
        data.Clear();
        Tell("file.write.4096"u8, Write(ref file, data, out ulong cost), cost, ref report);
        Tell("file.write.64"u8, Write(ref file, data.Slice(0, 64), out cost), cost, ref report);
        Tell("file.read.4096"u8, Read(ref file, data, out cost), cost, ref report);
        Tell("file.read.64"u8, Read(ref file, data.Slice(0, 64), out cost), cost, ref report);
        _ = file.Close(slots);
        Tell("file.open-close"u8, OpenAndClose(table, slots, out cost), cost, ref report);
        Tell("file.stat"u8, Status(table, out cost), cost, ref report);
        _ = table.Remove(Path);
    }

    private static ServiceError Write(ref OpenFile<KernelTransport> file, ReadOnlySpan<byte> data, out ulong cost)
    {
        ServiceError error = file.Write(data, out int _);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            _ = file.Seek(SeekOrigin.Start, 0, out ulong _);
            error = file.Write(data, out int _);
        }

        cost = measurement.PerRound();
        return error;
    }

    private static ServiceError Read(ref OpenFile<KernelTransport> file, Span<byte> data, out ulong cost)
    {
        ServiceError error = ServiceError.None;
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            _ = file.Seek(SeekOrigin.Start, 0, out ulong _);
            error = ReadAll(ref file, data);
        }

        cost = measurement.PerRound();
        return error;
    }

    // A page is a little more than one message holds.
    private static ServiceError ReadAll(ref OpenFile<KernelTransport> file, Span<byte> data)
    {
        ServiceError error = ServiceError.None;
        while (!data.IsEmpty && error == ServiceError.None)
        {
            error = file.Read(data, out int length);
            error = error == ServiceError.None && length == 0 ? ServiceError.Corrupted : error;
            data = data.Slice(length);
        }

        return error;
    }

    private static ServiceError OpenAndClose(DescriptorTableClient<KernelTransport> table, SlotAllocator slots, out ulong cost)
    {
        ServiceError error = OpenAndClose(table, slots);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = OpenAndClose(table, slots);
        }

        cost = measurement.PerRound();
        return error;
    }

    private static ServiceError OpenAndClose(DescriptorTableClient<KernelTransport> table, SlotAllocator slots)
    {
        ServiceError error = OpenFile<KernelTransport>.Open(
            table, slots, Path, OpenFlags.Read, out OpenFile<KernelTransport> file);
        return error == ServiceError.None ? file.Close(slots) : error;
    }

    private static ServiceError Status(DescriptorTableClient<KernelTransport> table, out ulong cost)
    {
        ServiceError error = table.Status(Path, out FileStatus _);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = table.Status(Path, out FileStatus _);
        }

        cost = measurement.PerRound();
        return error;
    }

    private static void Tell(ReadOnlySpan<byte> name, ServiceError error, ulong cost, ref Report report)
    {
        if (error == ServiceError.None)
        {
            report.Row(name, cost);
        }
        else
        {
            report.Fail(name, error);
        }
    }
}
