using System.Collections.Generic;
using System.Linq;
using Micro.Tools.Machines;

namespace Micro.Tools.Benchmarks;

/// <summary>What each value is to reach.</summary>
internal static class BenchmarkMarks
{
    private const string SmallDirectory = "file.create-unlink.1000";
    private const string LargeDirectory = "file.create-unlink.10000";

    // Ten times the entries may cost a tenth more.
    private const double DirectoryGrowth = 1.1;

    /// <summary>What the row of the large directory is held against: the row of the small one.</summary>
    public const string DirectoryMark = "1.1 ×";

    private static readonly Dictionary<string, long> _marks = new()
    {
        ["syscall.null"] = 150,
        ["ipc.round-trip.64"] = 900,
        ["fault.round-trip"] = 1_500,
        ["protocol.round-trip"] = 1_600,
        ["file.open-close"] = 8_000,
        ["file.read.64"] = 3_000,
        ["size.kernel"] = 112 * MemorySize.Kibi,
        ["memory.least"] = 32 * MemorySize.Mebi,
    };

    /// <summary>The most a row may be; null: it has no mark.</summary>
    public static long? For(BenchmarkRow row, IReadOnlyList<BenchmarkRow> all)
    {
        if (row.Name != LargeDirectory)
        {
            return _marks.TryGetValue(row.Name, out long mark) ? mark : null;
        }

        BenchmarkRow? small = all.FirstOrDefault(other => other.Arch == row.Arch && other.Name == SmallDirectory);
        return small is null ? null : (long)(small.Value * DirectoryGrowth);
    }
}
