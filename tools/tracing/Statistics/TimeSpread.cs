using System.Collections.Generic;
using System.Linq;

namespace Micro.Tracing;

/// <summary>The spread of some times, in nanoseconds; under icount these are instructions.</summary>
/// <param name="Min">The shortest.</param>
/// <param name="Median">The middle one; of an even number the lower of the two.</param>
/// <param name="Max">The longest.</param>
public sealed record TimeSpread(ulong Min, ulong Median, ulong Max)
{
    /// <summary>The spread of some times; null: there is none.</summary>
    public static TimeSpread? Of(IEnumerable<ulong> times)
    {
        ulong[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? null : new TimeSpread(sorted[0], sorted[(sorted.Length - 1) / 2], sorted[^1]);
    }
}
