using System;
using Micro.Abi;
using Micro.Programs.Bench.Peer;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What the tracer does for each record, in a machine that is recorded.</summary>
/// <remarks>It reads the ring whenever 16 records are new, and when the CPU would idle: messages that are fewer than that cost nothing but their
/// recording, and of many the rest is the tracer's.</remarks>
internal static class DrainCosts
{
    private const int RecordsPerRound = 2;

    /// <summary>Fewer than the tracer is told of.</summary>
    private const int Few = 5;

    /// <summary>Many times as many.</summary>
    private const int Many = 10_000;

    private const ulong Pause = 1_000_000;

    private static ReadOnlySpan<byte> Name => "trace.drain"u8;

    public static void Measure(ref ProcessContext context, ref Report report)
    {
        Slot endpoint = context.Find("peer"u8);
        ServiceError error = TryMeasure(ref context, endpoint, Few, out ulong alone);
        ulong drained = 0;
        error = error == ServiceError.None ? TryMeasure(ref context, endpoint, Many, out drained) : error;
        if (error != ServiceError.None)
        {
            report.Fail(Name, error);
            return;
        }

        report.Row(Name, (drained - alone) / RecordsPerRound);
    }

    private static ServiceError TryMeasure(ref ProcessContext context, Slot endpoint, int rounds, out ulong cost)
    {
        cost = 0;
        MeasurementClient<KernelTransport> peer = new(endpoint);
        ServiceError error = peer.Echo((uint)rounds, usesVectors: false);
        error = error == ServiceError.None ? Idle(context.Slots) : error;
        if (error != ServiceError.None)
        {
            return error;
        }

        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < rounds; round++)
        {
            MessageHeader header = new(0, 0, 0);
            _ = IpcCalls.Call(endpoint, ref header, 0);
        }

        cost = measurement.PerRound(rounds);
        return ServiceError.None;
    }

    // Until nobody has anything to do, the tracer least.
    private static ServiceError Idle(SlotAllocator slots)
    {
        if (!slots.TryDerive(WellKnownSlots.Notification, Rights.Receive, new Badge(1), out Slot alarm))
        {
            return ServiceError.LimitReached;
        }

        KernelError error = SystemCalls.SetAlarm(alarm, SystemCalls.Clock() + Pause);
        error = error == KernelError.None ? SystemCalls.Wait(WellKnownSlots.Notification, out _) : error;
        slots.Drop(alarm);
        return KernelErrorMapping.ToServiceError(error);
    }
}
