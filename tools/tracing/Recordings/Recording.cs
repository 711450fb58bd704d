using System.Collections.Generic;
using System.Linq;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>What could be read of a recording.</summary>
/// <param name="Architecture">"x64" or "arm64"; empty where it could not be read.</param>
/// <param name="Events">In the order of the recording, without Lost and End.</param>
/// <param name="Gaps">Where records were lost while it was made.</param>
/// <param name="IsEnded">It ended in order.</param>
/// <param name="Damage">Why nothing more could be read; null: everything was.</param>
public sealed record Recording(
    string Architecture, IReadOnlyList<TraceEvent> Events, IReadOnlyList<RecordingGap> Gaps, bool IsEnded, RecordingDamage? Damage)
{
    /// <summary>Records that were made and never reached the recording.</summary>
    public ulong LostRecords => Gaps.Aggregate(0UL, (sum, gap) => sum + gap.Count);

    /// <summary>A recording of records that never were a file: nothing of it is damaged.</summary>
    /// <param name="architecture">"x64" or "arm64".</param>
    /// <param name="records">Lost and End may be among them.</param>
    public static Recording Of(string architecture, IEnumerable<TraceRecord> records)
    {
        RecordingBuilder builder = new();
        foreach (TraceRecord record in records)
        {
            builder.Add(record);
        }

        return builder.Build(architecture, damage: null);
    }
}
