using System;
using System.IO;
using System.Threading.Tasks;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Recordings of running machines: what `./micro trace` makes of them.</summary>
public sealed class RecordingTests
{
    private const string Commands = "cat motd; mkdir t; echo one > t/a; cat nosuch; ls t | sort; rm -r t; run true; exit 3";

    [Fact]
    public async Task What_the_shell_said_is_one_text_for_both_processors_and_the_simulator()
    {
        using TemporaryFolder folder = new();
        (string x64, string arm64, string simulated) = (folder.PathOf("x64"), folder.PathOf("arm64"), folder.PathOf("sim"));
        Task<Outcome> other = Task.Run(() => MicroCommand.Commands(MicroCommand.Arm64, Commands, "--trace", arm64));
        MicroCommand.Commands(MicroCommand.X64, Commands, "--trace", x64).ExpectStatus(3);
        (await other).ExpectStatus(3);
        MicroCommand.Run("sim", "--trace", simulated, "-c", Commands).ExpectStatus(3);

        string text = Text(x64);

        Assert.Equal(text, Text(arm64));
        Assert.Equal(text, Text(simulated));
        Assert.Contains("  fd → ramfs  Open(path: \"t/a\", flags: Write | Create | Truncate)  #", text);
        Assert.DoesNotContain("message(", text);
        Assert.DoesNotContain("PENDING", text);
    }

    [Fact]
    public void Every_form_of_a_real_recording_is_whole()
    {
        using TemporaryFolder folder = new();
        string file = folder.PathOf("trace");
        MicroCommand.Commands(MicroCommand.X64, Commands, "--trace", file).ExpectStatus(3);

        Outcome json = MicroCommand.Run("trace", file, "--json");
        Outcome statistics = MicroCommand.Run("trace", file, "--stats", "--filter", "server=fd and operation=Open");
        Outcome files = MicroCommand.Run("trace", file, "--html", folder.PathOf("page.html"), "--pcapng", folder.PathOf("packets"));

        json.ExpectStatus(0);
        Assert.Equal("{\"type\":\"end\",\"complete\":true,\"lost\":0}", json.Output.TrimEnd('\n').Split('\n')[^1]);
        statistics.ExpectStatus(0);
        Assert.Single(statistics.Output.Split('\n'), line => line.StartsWith("│ DescriptorTable.Open ", StringComparison.Ordinal));
        files.ExpectStatus(0);
        Assert.True(new FileInfo(folder.PathOf("page.html")).Length > 10_000);
    }

    private static string Text(string file)
    {
        Outcome outcome = MicroCommand.Run("trace", file, "--client", "shell");
        outcome.Expect(0, outcome.Output);
        return outcome.Output;
    }
}
