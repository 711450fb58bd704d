using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Recording;

/// <summary>Writes records. Word by word: in the path of a message the vector registers are the user's.</summary>
internal static class TapRecords<TCpu>
    where TCpu : struct, ICpu
{
    private const int SlotBits = 16;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Request(ref Thread sender, Ref<Thread> receiver, ulong badge, ulong time)
    {
        MessageHeader header = new(sender.Registers[RegisterFile.Header]);
        uint to = receiver.IsNull ? 0 : receiver.Value.TraceLabel;
        ref TraceRecord record = ref Begin(TraceKind.Request, sender.TraceLabel, to, time);
        record.Flags = receiver.IsNull ? TraceRecord.QueuedFlag : (byte)0;
        record.Header = header.Bits;
        record.Badge = badge;
        record.Detail = KeepPayload(ref record, ref sender, header.Length);
        for (int i = 0; i < header.Capabilities; i++)
        {
            uint slot = (ushort)(sender.Registers[RegisterFile.Auxiliary] >> (SlotBits * i));
            record.Objects[i] = Identify(sender.Process, slot, out _);
        }

        End(1 + record.Detail);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Reply(ref Thread server, ref Thread caller, uint window, ulong time)
    {
        MessageHeader header = new(caller.Registers[RegisterFile.Header]);
        ref TraceRecord record = ref Begin(TraceKind.Reply, server.TraceLabel, caller.TraceLabel, time);
        record.Header = header.Bits;
        record.Detail = KeepPayload(ref record, ref caller, header.Length);
        for (int i = 0; i < header.Capabilities; i++)
        {
            record.Objects[i] = Identify(caller.Process, window + (uint)i, out ulong badge);
            record.Badge = i == 0 ? badge : record.Badge;
        }

        End(1 + record.Detail);
    }

    /// <summary>An event that is told by whom, to whom and a number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Plain(TraceKind kind, uint from, uint to, uint detail)
    {
        ref TraceRecord record = ref Begin(kind, from, to, TCpu.Now);
        record.Detail = detail;
        End(1);
    }

    /// <summary>A thread with a name that its words hold, from <paramref name="firstWord"/> of the caller's on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Started(ref Thread caller, uint label, int firstWord, uint nameBytes)
    {
        ref TraceRecord record = ref Begin(TraceKind.Started, label, 0, TCpu.Now);
        record.PayloadBytes = (ushort)nameBytes;
        for (int i = 0; i < (int)(nameBytes + sizeof(ulong) - 1) / sizeof(ulong); i++)
        {
            record.Payload[i] = caller.Registers[firstWord + i];
        }

        End(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fault(ref Thread thread, uint handler)
    {
        ref TraceRecord record = ref Begin(TraceKind.Fault, thread.TraceLabel, handler, TCpu.Now);
        record.Flags = handler == 0 ? TraceRecord.QueuedFlag : (byte)0;
        record.PayloadBytes = FaultMessage.RegisterCount * sizeof(ulong);
        record.Payload[FaultMessage.Kind] = (ulong)thread.FaultKind;
        record.Payload[FaultMessage.Address] = thread.FaultAddress;
        record.Payload[FaultMessage.InstructionPointer] = thread.Registers[TCpu.InstructionPointerIndex];
        record.Payload[FaultMessage.StackPointer] = thread.Registers[TCpu.StackPointerIndex];
        record.Payload[FaultMessage.CpuCode] = thread.FaultCode;
        End(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Signal(TraceKind kind, Ref<Thread> sender, Ref<Notification> notification, ulong bits, uint line)
    {
        Ref<Thread> bound = notification.Value.Bound;
        ref TraceRecord record = ref Begin(
            kind, sender.IsNull ? 0 : sender.Value.TraceLabel, bound.IsNull ? 0 : bound.Value.TraceLabel, TCpu.Now);
        record.Detail = line;
        record.Badge = bits;
        record.Objects[0] = TraceRecord.IdentityOf(ObjectKind.Notification, notification.Address, badge: 0);
        End(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TraceRecord Begin(TraceKind kind, uint from, uint to, ulong time, uint ahead = 0)
    {
        ref TraceRecord record = ref KernelRoot.State.Trace.Next(ahead);
        record.Time = time;
        record.Kind = kind;
        record.Flags = 0;
        record.PayloadBytes = 0;
        record.From = from;
        record.To = to;
        record.Detail = 0;
        record.Header = 0;
        record.Badge = 0;
        for (int i = 0; i < MessageHeader.MaxCapabilities; i++)
        {
            record.Objects[i] = 0;
        }

        return ref record;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End(uint count)
    {
        KernelRoot.State.Trace.Commit(count);
        if (KernelRoot.State.Trace.IsDue)
        {
            _ = Tap<TCpu>.TryRaise();
        }
    }

    /// <summary>Keeps the start of what a thread sent or got: registers, then its buffer. Returns how many more records that takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint KeepPayload(ref TraceRecord record, ref Thread thread, int length)
    {
        int wanted = Math.Min(length, KernelRoot.State.Trace.PayloadLimit);
        wanted = thread.Buffer.IsNull ? Math.Min(wanted, MessageHeader.RegisterBytes) : wanted;
        int kept = Math.Min(wanted, TraceRecord.PayloadLimit);
        record.PayloadBytes = (ushort)kept;
        uint words = ((uint)kept + sizeof(ulong) - 1) / sizeof(ulong);
        uint inRegisters = Math.Min(words, MessageHeader.RegisterBytes / sizeof(ulong));
        nuint target = Ref<TraceRecord.Bytes>.To(ref record.Payload).Address;
        DirectMap<TCpu>.Copy(target, Ref<ulong>.To(ref thread.Registers[RegisterFile.FirstWord]).Address, inRegisters);
        if (words > inRegisters)
        {
            DirectMap<TCpu>.Copy(
                target + MessageHeader.RegisterBytes, thread.Buffer.Address + MessageHeader.RegisterBytes, words - inRegisters);
        }

        return wanted > kept ? KeepRest(ref record, thread.Buffer.Address, wanted) : 0;
    }

    // A message has at most as many words as are copied for it anyway, so this too is bounded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint KeepRest(ref TraceRecord first, nuint buffer, int wanted)
    {
        uint count = 0;
        for (int offset = TraceRecord.PayloadLimit; offset < wanted; offset += TraceRecord.PayloadLimit)
        {
            count++;
            int kept = Math.Min(wanted - offset, TraceRecord.PayloadLimit);
            ref TraceRecord record = ref Begin(TraceKind.Continued, first.From, first.To, first.Time, count);
            record.PayloadBytes = (ushort)kept;
            DirectMap<TCpu>.Copy(
                Ref<TraceRecord.Bytes>.To(ref record.Payload).Address, buffer + (nuint)offset, ((uint)kept + sizeof(ulong) - 1) / sizeof(ulong));
        }

        return count;
    }

    private static ulong Identify(Ref<Process> process, uint slot, out ulong badge)
    {
        badge = 0;
        if (slot >= process.Value.Slots)
        {
            return 0;
        }

        ref Capability capability = ref Process.SlotAt(process, slot).Value;
        badge = capability.Kind == ObjectKind.Endpoint ? capability.Badge : 0;
        return TraceRecord.IdentityOf(capability.Kind, capability.Object, badge);
    }
}
