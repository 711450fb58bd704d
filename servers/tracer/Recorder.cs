using System;
using Micro.Abi;
using Micro.Server;
using Micro.Trace;

namespace Micro.Servers.Tracer;

/// <summary>Turns the records of a ring into the stream, as fast as the stream is taken away.</summary>
/// <typeparam name="TRing">Where records come from.</typeparam>
/// <typeparam name="TOutput">Where the stream goes.</typeparam>
internal readonly struct Recorder<TRing, TOutput>
    where TRing : struct, IRecordRing
    where TOutput : struct, IStreamOutput
{
    private readonly RingReader<TRing> _ring;
    private readonly TOutput _output;
    private readonly StateValue<RecorderState> _state;

    public Recorder(StateRegion region, TRing ring, TOutput output)
    {
        _ring = new RingReader<TRing>(ring);
        _output = output;
        _state = region.Value<RecorderState>();
    }

    /// <summary>The stream has its end, and all of it was taken.</summary>
    public bool IsFinished => _state.Value.IsEnded && !_output.IsBusy;

    public ref readonly RecorderState State => ref _state.Value;

    /// <summary>Begins the stream, once.</summary>
    /// <param name="architecture">As <see cref="TraceStream.WriteHead"/> has it.</param>
    public void Begin(ReadOnlySpan<byte> architecture)
    {
        ref RecorderState state = ref _state.Modify();
        if (!state.HasBegun)
        {
            state.HasBegun = true;
            Send(ref state, TraceStream.WriteHead(architecture, _output.Buffer));
        }
    }

    /// <summary>The stream ends with what is in the ring by then.</summary>
    /// <param name="now">Nanoseconds since boot.</param>
    public void End(ulong now)
    {
        ref RecorderState state = ref _state.Modify();
        state.IsEnding = true;
        state.EndTime = now;
    }

    /// <summary>Sends all there is, or as much as is taken at once.</summary>
    public void Drain()
    {
        ref RecorderState state = ref _state.Modify();
        int length = -1;
        while (length != 0 && !_output.IsBusy && !state.IsEnded)
        {
            length = Fill(ref state, _output.Buffer);
            if (length != 0)
            {
                Send(ref state, length);
            }
        }
    }

    private void Send(ref RecorderState state, int length)
    {
        state.Bytes += (uint)length;
        _output.Send(length);
    }

    private int Fill(ref RecorderState state, Span<byte> buffer)
    {
        int length = 0;
        while (buffer.Length - length >= 2 * TraceStream.MaxValueBytes && !state.IsEnded)
        {
            if (_ring.TryReadAfter(state.Last, out TraceRecord record))
            {
                // A record may come with one more that tells of lost ones before it, and with all that a message has.
                if (buffer.Length - length < (2 + PartsOf(record)) * TraceStream.MaxValueBytes)
                {
                    break;
                }

                length += WriteAll(ref state, ref record, buffer.Slice(length));
            }
            else if (state.IsEnding)
            {
                length += WriteEnd(state, buffer.Slice(length));
                state.IsEnded = true;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    private static uint PartsOf(in TraceRecord record) => record.Kind is TraceKind.Request or TraceKind.Reply ? record.Detail : 0;

    // A record with what continues it; nothing, if a part was overwritten meanwhile: then all of it counts as lost before whatever comes next.
    private int WriteAll(ref RecorderState state, ref TraceRecord record, Span<byte> buffer)
    {
        ulong lost = record.Number - state.Last - 1;
        int length = WriteLost(lost, record, buffer);
        length += TraceStream.Write(ref record, buffer.Slice(length));
        uint more = PartsOf(record);
        for (uint ahead = 1; ahead <= more; ahead++)
        {
            if (!_ring.TryRead(record.Number + ahead, out TraceRecord part))
            {
                return 0;
            }

            length += TraceStream.Write(ref part, buffer.Slice(length));
        }

        state.Lost += lost;
        state.Last = record.Number + more;
        state.Records += 1 + more;
        return length;
    }

    private static int WriteLost(ulong lost, in TraceRecord next, Span<byte> buffer)
    {
        if (lost == 0)
        {
            return 0;
        }

        TraceRecord record = default;
        record.Kind = TraceKind.Lost;
        record.Number = next.Number - 1;
        record.Time = next.Time;
        record.Badge = lost;
        return TraceStream.Write(ref record, buffer);
    }

    private static int WriteEnd(in RecorderState state, Span<byte> buffer)
    {
        TraceRecord record = default;
        record.Kind = TraceKind.End;
        record.Number = state.Last;
        record.Time = state.EndTime;
        record.Badge = state.Last;
        return TraceStream.Write(ref record, buffer);
    }
}
