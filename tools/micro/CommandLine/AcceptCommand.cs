using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Micro.Tools.Snapshots;

namespace Micro.Tools.CommandLine;

/// <summary>`micro accept`: shows what tests received instead of what was verified, and makes it the verified.</summary>
internal static class AcceptCommand
{
    public static Command Create(Tool tool)
    {
        Argument<string?> pattern = new("PATTERN")
        {
            Description = "a part of the snapshots' names, or with * and ? the whole of them (default: all)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> list = new("--list") { Description = "show only, accept nothing" };
        Option<bool> json = new("--json") { Description = "show as JSON" };
        Command command = new("accept", "Show how received snapshots differ from the verified ones, and accept them");
        command.Add(pattern);
        command.Add(list);
        command.Add(json);
        command.SetAction(parsed =>
        {
            IReadOnlyList<ReceivedSnapshot> all = ReceivedSnapshot.Find(RootOf(tool));
            Run(Matching(all, parsed.GetValue(pattern)), accepts: !parsed.GetValue(list), parsed.GetValue(json));
            return ExitStatus.Success;
        });
        return command;
    }

    // Tests of servers may lie outside of the project: then those of the folder where the user is are meant.
    private static string RootOf(Tool tool)
    {
        string here = Directory.GetCurrentDirectory();
        bool isInside = (here + "/").StartsWith(tool.Repository.Root + "/", StringComparison.Ordinal);
        return isInside ? tool.Repository.Root : here;
    }

    private static void Run(ReceivedSnapshot[] snapshots, bool accepts, bool asJson)
    {
        if (asJson)
        {
            Say.Output.WriteLine(DiffJson.Of(snapshots, accepts));
        }
        else if (snapshots.Length == 0)
        {
            Say.Output.WriteLine("nothing to accept: no test has received another text than the verified one");
        }
        else
        {
            ShowAll(snapshots);
            Say.Output.WriteLine(accepts ? $"accepted: {snapshots.Length}" : $"to accept: {snapshots.Length}");
        }

        if (accepts)
        {
            foreach (ReceivedSnapshot snapshot in snapshots)
            {
                snapshot.Accept();
            }
        }
    }

    private static void ShowAll(IEnumerable<ReceivedSnapshot> snapshots)
    {
        DiffText text = new(Say.Output, isColoured: !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null);
        foreach (ReceivedSnapshot snapshot in snapshots)
        {
            text.Show(snapshot, SnapshotDiff.Of(snapshot));
        }
    }

    private static ReceivedSnapshot[] Matching(IReadOnlyList<ReceivedSnapshot> all, string? pattern)
    {
        if (pattern is null || all.Count == 0)
        {
            return [.. all];
        }

        NamePattern form = new(pattern);
        ReceivedSnapshot[] chosen = [.. all.Where(snapshot => form.Matches(snapshot.Name))];
        return chosen.Length > 0
            ? chosen
            : throw ToolException.Usage(Choices.Unknown("received snapshot", pattern, all.Select(snapshot => snapshot.Name)));
    }
}
