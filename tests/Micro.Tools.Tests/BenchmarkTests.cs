using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Micro.Tools.Benchmarks;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Tests.Support;
using Spectre.Console;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class BenchmarkTests
{
    private static readonly IReadOnlyList<BenchmarkRow> _rows =
    [
        new("x64", "syscall.null", "instructions", 149),
        new("arm64", "syscall.null", "instructions", 151),
        new("x64", "file.create-unlink.1000", "instructions", 10_000),
        new("x64", "file.create-unlink.10000", "instructions", 11_000),
        new("x64", "file.stat", "instructions", 1_234_567),
    ];

    [Fact]
    public void A_mark_is_met_or_missed_by_the_worst_of_both_processors()
    {
        string[] lines = Drawn(_rows).Split('\n');

        Assert.Contains(lines, line => line.Contains("syscall.null") && line.Contains("≤ 150") && line.Contains("miss"));
        Assert.Contains(lines, line => line.Contains("file.stat") && line.Contains("1,234,567") && !line.Contains('≤'));
    }

    [Fact]
    public void The_table_fits_into_eighty_columns_and_wraps_no_name()
    {
        BenchmarkRow[] rows =
        [
            .. Target.All.SelectMany(target => (BenchmarkRow[])
            [
                new(target.Name, "file.create-unlink.1000", "instructions", 19_933),
                new(target.Name, "file.create-unlink.10000", "instructions", 20_520),
                new(target.Name, "boot.prompt", "instructions", 11_167_184),
                new(target.Name, "ipc.round-trip.4096", "instructions", 1_577),
                new(target.Name, "ipc.round-trip.4096.recorded", "instructions", 2_062),
                new(target.Name, "size.kernel", "bytes", 71_244),
                new(target.Name, "memory.least", "bytes", 16 << 20),
            ]),
        ];

        string[] lines = Drawn(rows).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Assert.All(rows, row => Assert.Contains(lines, line => line.Contains($" {row.Name} ")));
        Assert.Contains(lines, line => line.Contains("memory.least") && line.Contains(" MiB ") && line.Contains("≤ 32"));
    }

    [Fact]
    public void Where_no_terminal_is_nothing_is_coloured_or_wrapped()
    {
        Profile profile = OutputConsole.Create(isTerminal: false).Profile;

        Assert.False(profile.Capabilities.Ansi);
        Assert.Equal(ColorSystem.NoColors, profile.Capabilities.ColorSystem);
        Assert.True(profile.Width >= 200);
    }

    [Fact]
    public void Ten_times_the_entries_may_cost_a_tenth_more()
    {
        Assert.Equal(11_000, BenchmarkMarks.For(_rows[3], _rows));
        Assert.Null(BenchmarkMarks.For(_rows[2], _rows));
        Assert.Null(BenchmarkMarks.For(_rows[3], []));
    }

    [Fact]
    public void A_recorded_message_may_cost_twice_as_much_as_one_that_is_not()
    {
        BenchmarkRow plain = new("x64", "ipc.round-trip.64", "instructions", 500);
        BenchmarkRow recorded = new("x64", "ipc.round-trip.64.recorded", "instructions", 999);

        Assert.Equal(1_000, BenchmarkMarks.For(recorded, [plain, recorded]));
        Assert.Equal("2 ×", BenchmarkMarks.Share(recorded.Name));
        Assert.Null(BenchmarkMarks.Share(plain.Name));
    }

    [Fact]
    public void The_json_is_an_array_of_rows()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "rows.json");

        BenchmarkReport.WriteJson(file, _rows);

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(_rows.Count, document.RootElement.GetArrayLength());
        Assert.Equal(
            """{"arch":"x64","name":"syscall.null","unit":"instructions","value":149}""",
            JsonSerializer.Serialize(document.RootElement[0]));
    }

    [Fact]
    public void Recording_appends_and_never_rewrites()
    {
        using TemporaryFolder folder = new();
        using StopSignals signals = new();
        Tool tool = new(new Repository(folder.Path), signals);

        BenchmarkReport.Record(tool, [_rows[0]]);
        BenchmarkReport.Record(tool, [_rows[1]]);

        string[] lines = File.ReadAllLines(Path.Combine(folder.Path, "bench", "history.csv"));
        Assert.Equal("date,commit,arch,name,unit,value", lines[0]);
        Assert.EndsWith(",unknown,x64,syscall.null,instructions,149", lines[1], System.StringComparison.Ordinal);
        Assert.EndsWith(",unknown,arm64,syscall.null,instructions,151", lines[2], System.StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void The_log_says_how_far_the_boot_has_come()
    {
        GuestLog log = new();
        log.Append(Encoding.UTF8.GetBytes("micro: entry 14881\r\nmicro: prompt 9000000\nmicro: memory x\n"));

        Assert.Equal(14_881, BootMarks.Find(log, BootMarks.Entry));
        Assert.Equal(9_000_000, BootMarks.Find(log, BootMarks.Prompt));
        Assert.Null(BootMarks.Find(log, BootMarks.Memory));
    }

    private static string Drawn(IReadOnlyList<BenchmarkRow> rows)
    {
        using StringWriter text = new();
        BenchmarkTable.Draw(PlainConsole.To(text), rows);
        return text.ToString();
    }
}
