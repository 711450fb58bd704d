using System.Collections.Generic;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Collects the records of a stream.</summary>
internal sealed class RecordingBuilder
{
    private readonly List<TraceEvent> _events = [];
    private readonly List<RecordingGap> _gaps = [];

    /// <summary>Records added.</summary>
    public int Count { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>The number of the last record that the kernel made.</summary>
    public ulong LastNumber { get; private set; }

    /// <summary>How many records must follow that continue the last message.</summary>
    public uint Awaited { get; private set; }

    public void Add(TraceRecord record)
    {
        Count++;
        switch (record.Kind)
        {
            case TraceKind.Lost:
                _gaps.Add(new RecordingGap(_events.Count, record.Badge));
                break;
            case TraceKind.End:
                IsEnded = true;
                break;
            case TraceKind.Continued when Awaited == 0:
                break;
            case TraceKind.Continued:
                LastNumber = record.Number;
                Awaited--;
                _events[^1].Continue(record);
                break;
            default:
                LastNumber = record.Number;
                Awaited = record.Kind is TraceKind.Request or TraceKind.Reply ? record.Detail : 0;
                _events.Add(TraceEvent.Of(record));
                break;
        }
    }

    public Recording Build(string architecture, RecordingDamage? damage) => new(architecture, _events, _gaps, IsEnded, damage);
}
