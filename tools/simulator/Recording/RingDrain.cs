using System.IO;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Trace;

namespace Micro.Simulator.Recording;

/// <summary>Takes the records out of the kernel's ring after every entry into the kernel, before any is overwritten, counts the messages, and
/// writes the stream of a recording: what <c>tracer</c> does on the machine.</summary>
/// <param name="output">Where the stream goes; null: nothing is recorded.</param>
/// <param name="directMap">Where the RAM of the machine begins.</param>
/// <param name="messages">Counts those that were delivered.</param>
internal sealed class RingDrain(Stream? output, nuint directMap, MessageCounter messages)
{
    private readonly byte[] _value = new byte[TraceStream.MaxValueBytes];
    private ulong _last;

    /// <summary>Writes what the stream begins with.</summary>
    public void Begin() => output?.Write(_value, 0, TraceStream.WriteHead("x64"u8, _value));

    /// <summary>Takes all new records. A machine without a ring has none.</summary>
    public void Drain()
    {
        ref TraceRing ring = ref KernelRoot.State.Trace;
        if (!ring.Exists)
        {
            return;
        }

        nuint head = directMap + (nuint)ring.Frames.First.Start.Value;
        ref TraceRingHead counts = ref new Ref<TraceRingHead>(head).Value;
        if (counts.Written - _last > counts.Capacity)
        {
            ulong oldest = counts.Written - counts.Capacity + 1;
            while (At(head, oldest, counts.Capacity).Kind == TraceKind.Continued)
            {
                oldest++;
            }

            ulong time = At(head, oldest, counts.Capacity).Time;
            TraceRecord lost = new() { Kind = TraceKind.Lost, Number = oldest - 1, Time = time, Badge = oldest - 1 - _last };
            Write(ref lost);
            _last = oldest - 1;
        }

        for (; _last < counts.Written; _last++)
        {
            ref TraceRecord record = ref At(head, _last + 1, counts.Capacity);
            if (Delivery.IsToldBy(record.Kind, record.IsQueued))
            {
                messages.Add();
            }

            Write(ref record);
        }
    }

    /// <summary>Writes that the recording ended in order.</summary>
    /// <param name="now">Nanoseconds since boot.</param>
    public void End(ulong now)
    {
        TraceRecord end = new() { Kind = TraceKind.End, Number = _last, Time = now, Badge = _last };
        Write(ref end);
        output?.Flush();
    }

    private static ref TraceRecord At(nuint head, ulong number, ulong capacity) =>
        ref new Ref<TraceRecord>(head + (nuint)(Frame.Size + ((number - 1) % capacity * TraceRecord.Size))).Value;

    private void Write(ref TraceRecord record) => output?.Write(_value, 0, TraceStream.Write(ref record, _value));
}
