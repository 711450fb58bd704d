using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A reader follows docs/snapshot-testing.md to the letter, in a folder outside of the project: every file and every command is the page's.</summary>
public sealed class PackageTests
{
    private const string Section = "## A server and its test in ten minutes";
    private const string Test = "CounterTests.It_counts_to_a_hundred";
    private const int Failed = 1;

    [Fact]
    public void The_guide_leads_from_an_empty_folder_to_a_verified_conversation_of_one_s_own_server()
    {
        using TemporaryFolder folder = new();
        GuideReader reader = new(folder, "~/counter");
        IReadOnlyList<GuideBlock> blocks = GuideBlock.Of(Project.PathOf("docs/snapshot-testing.md"), Section);
        string[] commands = [.. blocks.Where(block => block.Language == "sh").Select(block => block.Text)];
        MicroCommand.EnsureBuilt();

        Assert.Equal(3, commands.Length);
        reader.Follow(commands[0]).ExpectOutput("artifacts/packages/Micro.Testing.");
        foreach (GuideBlock block in blocks.Where(block => block.Language is "csharp" or "xml" or "json"))
        {
            File.WriteAllText(folder.PathOf(block.File), block.Text);
        }

        Outcome first = reader.Follow(commands[1]);
        first.ExpectStatus(Failed);
        first.ExpectOutput($"{Test}.received.txt");
        Outcome second = reader.Follow(commands[2]);
        second.ExpectStatus(0);
        second.ExpectOutput("accepted: 1");
        string verified = File.ReadAllText(folder.PathOf($"tests/{Test}.verified.txt")).TrimStart('\uFEFF');
        Assert.Equal(blocks.Single(block => block.Language == "text").Text.TrimEnd(), verified.TrimEnd());

        ShowsTheNamesOfTheProtocol(folder);
        FailsWhenAMessageChanges(folder, reader);
    }

    private static void ShowsTheNamesOfTheProtocol(TemporaryFolder folder)
    {
        string script = folder.PathOf("script");
        string trace = folder.PathOf("trace");
        File.WriteAllText(script, "counter 200 920128\n");
        MicroCommand.Run("sim", "--image", folder.PathOf("counter.json"), "--script", script, "--trace", trace).ExpectStatus(0);
        MicroCommand.Run("trace", trace, "--filter", "operation=Add").ExpectOutput("player → counter  Add(amount: 40)");
    }

    private static void FailsWhenAMessageChanges(TemporaryFolder folder, GuideReader reader)
    {
        string server = folder.PathOf("server/CounterServer.cs");
        File.WriteAllText(server, File.ReadAllText(server).Replace("Most = 100", "Most = 110", StringComparison.Ordinal));
        Outcome changed = reader.Follow("MICRO_PRODUCERS=simulator dotnet test\n");
        changed.ExpectStatus(Failed);
        changed.ExpectOutput("received: player ← counter  Ok(total: 110)");
    }
}
