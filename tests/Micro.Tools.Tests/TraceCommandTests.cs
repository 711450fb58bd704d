using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.Tools.Tests.Support;
using Micro.Tracing.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>`micro trace` as a user meets it: what goes where, and what is said of a bad recording.</summary>
public sealed class TraceCommandTests : IClassFixture<RunTests.Fixture>
{
    private readonly FakeProject _project;

    public TraceCommandTests(RunTests.Fixture fixture)
    {
        _project = fixture.Project;
        File.WriteAllBytes(At("cat.trace"), Sessions.Cat().Bytes());
    }

    [Fact]
    public void The_text_is_on_standard_output()
    {
        ToolResult result = Trace("cat.trace");

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.StartsWith("shell → fd  Open(path: \"/motd\", flags: Read)  #1\n  fd → vfs  Resolve(", result.Output);
        Assert.EndsWith("\nPENDING shell → console  Read(offset: 0, data: room 512)  #9\n", result.Output);
    }

    [Theory]
    [InlineData("--filter error=NotFound", "shell → fd  Open(path: \"/none\"", "/motd")]
    [InlineData("--boundary vfs", "fd → vfs  Resolve(path: \"/none\", rest: room 1024)  #2\n", "shell")]
    [InlineData("--client shell", "shell ← fd  NotFound\n", "Started")]
    [InlineData("--times", "         7,000  shell → fd  Open", "Started")]
    [InlineData("--faults", "shell  Started\nshell → fd  Open", "Fd_2")]
    [InlineData("--numbers", "Close(descriptor: 3)  #5\n", "Fd_")]
    [InlineData("--stats", "│ DescriptorTable.Open      │     2 │      1 │    0 │    24 │ 5,000 │  5,000 │ 5,000 │\n", "shell")]
    [InlineData("--json", "{\"type\":\"end\",\"complete\":true,\"lost\":0}\n", "→")]
    public void Options_choose_what_is_shown(string options, string shown, string hidden)
    {
        ToolResult result = Trace(["cat.trace", .. options.Split(' ')]);

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains(shown, result.Output);
        Assert.DoesNotContain(hidden, result.Output);
    }

    [Fact]
    public void Files_are_written_and_named()
    {
        ToolResult result = Trace("cat.trace", "--html", "cat.html", "--pcapng", "cat.pcapng");

        Assert.Equal((0, ""), (result.Status, result.Output));
        Assert.Equal("micro: written: cat.pcapng\nmicro: written: cat.html\n", result.Error);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(At("cat.html")));
        Assert.Equal([0x0A, 0x0D, 0x0D, 0x0A], File.ReadAllBytes(At("cat.pcapng"))[..4]);
    }

    [Theory]
    [InlineData("--boundary")]
    [InlineData("--client")]
    public void An_unknown_process_is_named_with_the_choices(string option)
    {
        ToolResult result = Trace("cat.trace", option, "vsf");

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Equal($"micro: {option}: unknown process 'vsf': did you mean 'vfs'? (choose from init, vfs, ramfs, fd, console, shell)\n", result.Error);
    }

    [Fact]
    public void A_recording_that_is_cut_is_shown_up_to_there()
    {
        byte[] whole = Sessions.Cat().Bytes();
        int[] lengths = [.. Enumerable.Range(0, 3).Select(i => whole.Length - 1 - (i * 40)), 30, 5, 1];
        foreach (int length in lengths)
        {
            File.WriteAllBytes(At("cut.trace"), whole[..length]);
            foreach (string option in length == lengths[0] ? (string[])["--times", "--stats", "--json"] : ["--times"])
            {
                ToolResult result = Trace("cut.trace", option);

                Assert.Equal(1, result.Status);
                Assert.Matches(@"^micro: cut\.trace: the recording .* \(at byte [0-9]+, after [0-9]+ records?\)\n$", result.Error);
                Assert.Contains(option == "--json" ? "\"complete\":false" : "INCOMPLETE the recording has no end", result.Output);
                Assert.Equal(length > 200, result.Output.Contains("Open", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("", "the file is empty (at byte 0, after 0 records)")]
    [InlineData("#!/bin/sh\n", "this is no recording of Micro (at byte 0, after 0 records)")]
    public void What_is_no_recording_is_said_in_one_line(string content, string reason)
    {
        File.WriteAllText(At("other.trace"), content);

        ToolResult result = Trace("other.trace");

        Assert.Equal((1, $"micro: other.trace: {reason}\n"), (result.Status, result.Error));
        Assert.Equal("INCOMPLETE the recording has no end\n", result.Output);
    }

    [Fact]
    public void A_directory_and_another_version_are_no_recordings_either()
    {
        byte[] later = Sessions.Cat().Bytes();
        later[13] = 9;
        File.WriteAllBytes(At("later.trace"), later);

        ToolResult version = Trace("later.trace");
        ToolResult directory = Trace("images");

        Assert.Equal((1, "micro: later.trace: the recording has version 9, and this tool reads version 2 (at byte 0, after 0 records)\n"), (version.Status, version.Error));
        Assert.Equal((ExitStatus.Usage, "micro: 'images' is a directory\n"), (directory.Status, directory.Error));
    }

    [Fact]
    public void Damage_in_the_middle_leaves_what_comes_before()
    {
        byte[] damaged = Sessions.Cat().Bytes();
        damaged[^100] ^= 0xFF;
        File.WriteAllBytes(At("damaged.trace"), damaged);

        ToolResult result = Trace("damaged.trace");

        Assert.Equal(1, result.Status);
        Assert.Contains("shell → fd  Open(path: \"/motd\"", result.Output);
        Assert.Matches(@"^micro: damaged\.trace: .* \(at byte [0-9]+, after [0-9]+ records\)\n$", result.Error);
    }

    [Fact]
    public void A_reader_that_has_enough_ends_it_without_a_word()
    {
        File.WriteAllBytes(At("big.trace"), BigRecording.Of(20_000).Bytes());
        using Process process = _project.Start("exit 1", "trace", "big.trace");
        Assert.StartsWith("cp → fd  Open(", process.StandardOutput.ReadLine());
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((141, ""), (process.ExitCode, error));
    }

    private string At(string name) => Path.Combine(_project.Path, name);

    private ToolResult Trace(params string[] arguments) => _project.Run("exit 1", ["trace", .. arguments]);
}
