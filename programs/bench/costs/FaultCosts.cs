using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What a page fault costs: from the instruction to its handler, which is this process, and back.</summary>
/// <remarks>The handler answers `Resume` and changes nothing, so the thread runs the same instruction into the same fault again.</remarks>
internal static class FaultCosts
{
    public static void Measure(ref ProcessContext context, ref Report report)
    {
        FrameServiceClient<KernelTransport> frames = new(context.Find("pmm"u8));
        if (context.Find("pmm"u8).IsNull)
        {
            return;
        }

        ServiceError error = frames.Allocate(FaultingThread.Frames, 0, out Slot received, out ulong block);
        if (error == ServiceError.None)
        {
            error = context.Slots.TryKeep(received, out Slot memory) ? Measure(ref context, memory, ref report) : ServiceError.LimitReached;
            _ = frames.Free(block);
        }

        if (error != ServiceError.None)
        {
            report.Fail("fault.round-trip"u8, error);
        }
    }

    private static ServiceError Measure(ref ProcessContext context, Slot memory, ref Report report)
    {
        if (!context.Slots.TryTakeRun((int)FaultingThread.Slots, out Slot first))
        {
            return ServiceError.LimitReached;
        }

        FaultingThread thread = new(memory, first);
        KernelError error = thread.Build(ref context);
        error = error == KernelError.None ? thread.Start() : error;
        MessageHeader header = default;
        ulong auxiliary = 0;
        error = error == KernelError.None
            ? IpcCalls.ReplyReceive(thread.Endpoint, Slot.Null, thread.Reply, ref header, ref auxiliary)
            : error;
        if (error != KernelError.None || !header.IsFault)
        {
            return KernelErrorMapping.ToServiceError(error == KernelError.None ? KernelError.WrongState : error);
        }

        Resume(thread, 1);
        Measurement measurement = Measurement.Begin();
        Resume(thread, Measurement.Rounds);
        report.Row("fault.round-trip"u8, measurement.PerRound());
        return ServiceError.None;
    }

    private static void Resume(FaultingThread thread, int rounds)
    {
        Span<byte> answer = MappedMemory.Modify(ProcessLayout.MessageBuffer, sizeof(ulong));
        for (int round = 0; round < rounds; round++)
        {
            answer.Clear();
            answer[0] = (byte)FaultReply.Resume;
            MessageHeader header = new(sizeof(ulong), 0, 0);
            ulong auxiliary = 0;
            _ = IpcCalls.ReplyReceive(thread.Endpoint, thread.Reply, thread.Reply, ref header, ref auxiliary);
        }
    }
}
