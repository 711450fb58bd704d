using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Peer;

/// <summary>Answers the program that measures: as a server does, and, where the kernel alone is measured, with nothing around it.</summary>
public struct PeerServer : IServer<PeerServer>, IMeasurementServer
{
    /// <summary>Effect: B messages are sent back; C is 1 if a vector register is to be used in between.</summary>
    private const uint EchoMessages = 1;

    /// <summary>Effect: B signals are answered through the notification in slot C.</summary>
    private const uint AnswerSignals = 2;

    private readonly Slot _machine;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;

    private PeerServer(ref ProcessContext context)
    {
        _machine = context.Find("machine"u8);
        _slots = context.Slots;
        _outbox = context.Outbox;
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out PeerServer server)
    {
        server = new PeerServer(ref context);
        return ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        if (request.Protocol == MeasurementDispatcher.Protocol)
        {
            MeasurementDispatcher.Dispatch(ref this, ref request);
        }
    }

    public void Signalled(ulong bits)
    {
    }

    public void Perform(Effect effect)
    {
        if (effect.A == EchoMessages)
        {
            SendBack((uint)effect.B, effect.C != 0);
        }
        else
        {
            SignalBack((uint)effect.B, new Slot((uint)effect.C));
        }
    }

    public ServiceError Add(ref Request request, ulong first, ulong second, out ulong sum)
    {
        sum = first + second;
        return ServiceError.None;
    }

    public ServiceError LongestStretch(ref Request request, out ulong nanoseconds, out uint systemCall)
    {
        SystemCallWords words = default;
        KernelError error = SystemCalls.Inspect(_machine, InspectKind.Kernel, ref words);
        nanoseconds = words[0];
        systemCall = (uint)words[4];
        return error == KernelError.None ? ServiceError.None : ServiceError.NotPermitted;
    }

    public ServiceError Echo(ref Request request, uint rounds, bool usesVectors)
    {
        _outbox.Post(EchoMessages, rounds, usesVectors ? 1u : 0);
        return ServiceError.None;
    }

    public ServiceError Signals(ref Request request, uint rounds, Slot answers, out Slot requests)
    {
        requests = Slot.Null;
        if (!_slots.TryKeep(answers, out Slot kept))
        {
            return ServiceError.LimitReached;
        }

        if (!_slots.TryDerive(WellKnownSlots.Notification, Rights.Send | Rights.Derive, new Badge(1), out requests))
        {
            _outbox.Drop(kept);
            return ServiceError.LimitReached;
        }

        _outbox.Post(AnswerSignals, rounds, kept.Index);
        return ServiceError.None;
    }

    private static void SendBack(uint rounds, bool usesVectors)
    {
        Slot reply = WellKnownSlots.FirstReply;
        Slot answer = Slot.Null;
        MessageHeader header = default;
        ulong auxiliary = 0;
        for (uint round = 0; round < rounds; round++)
        {
            _ = IpcCalls.ReplyReceive(WellKnownSlots.Endpoint, answer, reply, ref header, ref auxiliary);
            if (usesVectors)
            {
                BenchInstructions.TouchVector();
            }

            answer = reply;
        }

        _ = IpcCalls.Reply(answer, header, 0);
    }

    private void SignalBack(uint rounds, Slot answers)
    {
        for (uint round = 0; round < rounds; round++)
        {
            _ = SystemCalls.Wait(WellKnownSlots.Notification, out _);
            _ = SystemCalls.Signal(answers);
        }

        _slots.Drop(answers);
    }
}
