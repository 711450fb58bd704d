using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Tools.Machines;

namespace Micro.Tools.Benchmarks;

/// <summary>What each value is to reach.</summary>
internal static class BenchmarkMarks
{
    // Ten times the entries may cost a tenth more; a message that is recorded, as much again.
    private static readonly Dictionary<string, RelativeMark> _relative = new()
    {
        ["file.create-unlink.10000"] = new("file.create-unlink.1000", 1.1),
        ["ipc.round-trip.0.recorded"] = new("ipc.round-trip.0", 2),
        ["ipc.round-trip.64.recorded"] = new("ipc.round-trip.64", 2),
        ["ipc.round-trip.4096.recorded"] = new("ipc.round-trip.4096", 2),
    };

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
        if (!_relative.TryGetValue(row.Name, out RelativeMark? relative))
        {
            return _marks.TryGetValue(row.Name, out long mark) ? mark : null;
        }

        BenchmarkRow? other = all.FirstOrDefault(other => other.Arch == row.Arch && other.Name == relative.Of);
        return other is null ? null : (long)(other.Value * relative.Times);
    }

    /// <summary>The mark of a row that is held against another row: "1.1 ×".</summary>
    public static string? Share(string name) => _relative.TryGetValue(name, out RelativeMark? relative)
        ? string.Create(CultureInfo.InvariantCulture, $"{relative.Times} ×")
        : null;

    private sealed record RelativeMark(string Of, double Times);
}
