using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What a block of the heap costs: allocated and freed, by two calls of the server and through the client's front end.</summary>
internal static class HeapCosts
{
    public static void Measure(ref ProcessContext context, ref Report report)
    {
        if (context.Find("heap"u8).IsNull)
        {
            return;
        }

        HeapRegion heap = new(ref context);
        MeasureDirect(heap, 64, "heap.direct.64"u8, ref report);
        MeasureDirect(heap, 4096, "heap.direct.4096"u8, ref report);
        MeasurePair(heap, 64, "heap.pair.64"u8, ref report);
        MeasurePair(heap, 4096, "heap.pair.4096"u8, ref report);
        heap.Trim();
    }

    private static void MeasureDirect(in HeapRegion heap, ulong size, ReadOnlySpan<byte> name, ref Report report)
    {
        // One block stays, so that the region neither grows nor shrinks in between.
        ServiceError error = heap.AllocateDirect(size, out HeapBlock kept);
        ServiceError first = PairDirect(heap, size);
        error = error == ServiceError.None ? first : error;
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = PairDirect(heap, size);
        }

        ulong cost = measurement.PerRound();
        _ = heap.FreeDirect(kept);
        Tell(name, cost, error, ref report);
    }

    private static ServiceError PairDirect(in HeapRegion heap, ulong size)
    {
        ServiceError error = heap.AllocateDirect(size, out HeapBlock block);
        return error == ServiceError.None ? heap.FreeDirect(block) : error;
    }

    private static void MeasurePair(in HeapRegion heap, ulong size, ReadOnlySpan<byte> name, ref Report report)
    {
        ServiceError error = Pair(heap, size);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = Pair(heap, size);
        }

        Tell(name, measurement.PerRound(), error, ref report);
    }

    private static ServiceError Pair(in HeapRegion heap, ulong size)
    {
        ServiceError error = heap.Allocate(size, out HeapBlock block);
        return error == ServiceError.None ? heap.Free(block) : error;
    }

    private static void Tell(ReadOnlySpan<byte> name, ulong cost, ServiceError error, ref Report report)
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
