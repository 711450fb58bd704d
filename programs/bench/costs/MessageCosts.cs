using System;
using Micro.Abi;
using Micro.Programs.Bench.Peer;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What it costs to reach another process and come back: by message, by signal, by typed call.</summary>
internal static class MessageCosts
{
    public static void Measure(ref ProcessContext context, ref Report report)
    {
        Slot endpoint = context.Find("peer"u8);
        if (endpoint.IsNull)
        {
            return;
        }

        MeasureMessages(endpoint, 0, false, "ipc.round-trip.0"u8, ref report);
        MeasureMessages(endpoint, 32, false, "ipc.round-trip.32"u8, ref report);
        MeasureMessages(endpoint, 64, false, "ipc.round-trip.64"u8, ref report);
        MeasureMessages(endpoint, 512, false, "ipc.round-trip.512"u8, ref report);
        MeasureMessages(endpoint, 4096, false, "ipc.round-trip.4096"u8, ref report);
        MeasureMessages(endpoint, 64, true, "ipc.round-trip.64.simd"u8, ref report);
        MeasureSignals(ref context, endpoint, ref report);
        MeasureTypedCall(endpoint, ref report);
    }

    /// <summary>The same with every message recorded into a ring that nobody reads.</summary>
    public static void MeasureRecorded(ref ProcessContext context, ref Report report)
    {
        SystemCallWords words = default;
        words[1] = 1;
        KernelError error = SystemCalls.Thread(WellKnownSlots.Thread, ThreadOperation.Trace, ref words);
        if (error != KernelError.None)
        {
            report.Fail("ipc.round-trip.64.recorded: not recorded"u8, ServiceError.NotSupported);
            return;
        }

        Slot endpoint = context.Find("peer"u8);
        MeasureMessages(endpoint, 0, false, "ipc.round-trip.0.recorded"u8, ref report);
        MeasureMessages(endpoint, 64, false, "ipc.round-trip.64.recorded"u8, ref report);
        MeasureMessages(endpoint, 4096, false, "ipc.round-trip.4096.recorded"u8, ref report);
    }

    private static void MeasureMessages(
        Slot endpoint, int length, bool usesVectors, ReadOnlySpan<byte> name, ref Report report)
    {
        MeasurementClient<KernelTransport> peer = new(endpoint);
        ServiceError error = peer.Echo(Measurement.Rounds + 1, usesVectors);
        if (error != ServiceError.None)
        {
            report.Fail(name, error);
            return;
        }

        MessageHeader header = new(length, 0, 0);
        _ = IpcCalls.Call(endpoint, ref header, 0);
        Measurement measurement = Measurement.Begin();
        if (usesVectors)
        {
            CallWithVectors(endpoint, length);
        }
        else
        {
            Call(endpoint, length);
        }

        report.Row(name, measurement.PerRound());
    }

    private static void Call(Slot endpoint, int length)
    {
        for (int round = 0; round < Measurement.Rounds; round++)
        {
            MessageHeader header = new(length, 0, 0);
            _ = IpcCalls.Call(endpoint, ref header, 0);
        }
    }

    private static void CallWithVectors(Slot endpoint, int length)
    {
        for (int round = 0; round < Measurement.Rounds; round++)
        {
            MessageHeader header = new(length, 0, 0);
            _ = IpcCalls.Call(endpoint, ref header, 0);
            BenchInstructions.TouchVector();
        }
    }

    private static void MeasureSignals(ref ProcessContext context, Slot endpoint, ref Report report)
    {
        SlotAllocator slots = context.Slots;
        MeasurementClient<KernelTransport> peer = new(endpoint);
        ServiceError error = ServiceError.LimitReached;
        if (slots.TryDerive(WellKnownSlots.Notification, Rights.Send | Rights.Derive, new Badge(1), out Slot answers))
        {
            error = peer.Signals(Measurement.Rounds + 1, answers, out Slot received);
            slots.Drop(answers);
            error = error == ServiceError.None && slots.TryKeep(received, out Slot requests)
                ? MeasureSignals(slots, requests, ref report)
                : error;
        }

        if (error != ServiceError.None)
        {
            report.Fail("notification.round-trip"u8, error);
        }
    }

    private static ServiceError MeasureSignals(SlotAllocator slots, Slot requests, ref Report report)
    {
        SignalOnce(requests);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds; round++)
        {
            SignalOnce(requests);
        }

        report.Row("notification.round-trip"u8, measurement.PerRound());
        slots.Drop(requests);
        return ServiceError.None;
    }

    private static void SignalOnce(Slot requests)
    {
        _ = SystemCalls.Signal(requests);
        _ = SystemCalls.Wait(WellKnownSlots.Notification, out _);
    }

    private static void MeasureTypedCall(Slot endpoint, ref Report report)
    {
        MeasurementClient<KernelTransport> peer = new(endpoint);
        ServiceError error = peer.Add(1, 1, out ulong sum);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds && error == ServiceError.None; round++)
        {
            error = peer.Add(sum, 1000, out sum);
        }

        ulong cost = measurement.PerRound();
        if (error == ServiceError.None && sum == 2 + (1000ul * Measurement.Rounds))
        {
            report.Row("protocol.round-trip"u8, cost);
        }
        else
        {
            report.Fail("protocol.round-trip"u8, error);
        }
    }
}
