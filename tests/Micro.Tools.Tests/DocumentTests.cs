using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>The documents say what is so: their generated parts have their form, their counts and links those of the tree.</summary>
public sealed partial class DocumentTests
{
    // Stable: history and anchors refer to them.
    private static readonly string[] _measured =
    [
        "syscall.null", "ipc.round-trip.0", "ipc.round-trip.32", "ipc.round-trip.64", "ipc.round-trip.512", "ipc.round-trip.4096",
        "ipc.round-trip.64.simd", "notification.round-trip", "fault.round-trip", "protocol.round-trip", "heap.direct.64",
        "heap.direct.4096", "file.open-close", "file.stat", "file.read.64", "file.read.4096", "file.write.64", "file.write.4096",
        "file.create-unlink.1000", "file.create-unlink.10000", "process.spawn", "boot.prompt", "boot.firmware", "kernel.longest",
        "size.kernel", "size.image", "memory.prompt", "memory.least",
    ];

    [Fact]
    public void The_transcript_goes_from_the_command_to_the_prompt()
    {
        string[] lines = Part("transcript");

        Assert.Equal(["```", "$ ./micro run"], lines[..2]);
        Assert.Equal("```", lines[^1]);
        Assert.Matches(@"[$#]$", lines[^2]);
        Assert.Contains(lines, line => line.Contains("init: starts", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("shell: ready", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("panic", StringComparison.Ordinal));
    }

    [Fact]
    public void The_numbers_have_everything_that_is_measured_for_both_processors()
    {
        string[] lines = Part("numbers");

        Assert.Equal("## Numbers", lines[0]);
        Assert.All(_measured, name => Assert.Contains(lines, line => NumbersRow().Match(line).Groups["name"].Value == name));
        Assert.All(lines.SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1), line => Assert.Matches(NumbersRow(), line));
    }

    [Fact]
    public void The_table_of_system_calls_is_the_enumeration()
    {
        string[] code = [.. File.ReadAllLines(Project.PathOf("ipc/abi/Syscall.cs"))
            .Select(line => Member().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups["number"]} {match.Groups["name"]}")];
        string[] table = [.. File.ReadAllLines(Project.PathOf("docs/syscalls.md"))
            .Select(line => SyscallRow().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups["number"]} {match.Groups["name"]}")];

        Assert.Equal(code, table);
        // The last, a debug call, has a range of its own.
        Assert.Contains($" {code.Length - 1} system calls,", File.ReadAllText(Project.PathOf("README.md")));
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        List<string> broken = [];
        foreach (string document in SourceTree.Files(".md"))
        {
            string folder = Path.GetDirectoryName(Project.PathOf(document))!;
            broken.AddRange(Link().Matches(File.ReadAllText(Project.PathOf(document)))
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)))
                .Select(target => $"{document}: {target}"));
        }

        Assert.Empty(broken);
    }

    // What docs/update-readme wrote between its marks, without empty lines.
    private static string[] Part(string name)
    {
        string text = File.ReadAllText(Project.PathOf("README.md"));
        string start = $"<!-- {name}: made by docs/update-readme -->";
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        int to = text.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
        string[] lines = text[from..to].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 2, $"README.md has no {name}: run docs/update-readme");
        return lines;
    }

    [GeneratedRegex(@"^\| (?<name>[a-z0-9.-]+) \| [a-z]* \| [0-9,]+ \| [0-9,]+ \|$")]
    private static partial Regex NumbersRow();

    [GeneratedRegex("^    (?<name>[A-Z][A-Za-z]+) = (?<number>[0-9]+),$")]
    private static partial Regex Member();

    [GeneratedRegex(@"^\| (?<number>[0-9]+) \| `(?<name>[A-Za-z]+)` \|")]
    private static partial Regex SyscallRow();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
