using System.CommandLine;

namespace Micro.Tools.CommandLine;

/// <summary>All commands of the tool.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Tool tool) => HelpPage.AddTo(new("Builds, boots, tests and measures Micro.")
    {
        // What the user types, not what the assembly is called.
        HelpName = "micro",
        Subcommands =
        {
            RunCommand.Create(tool),
            SimCommand.Create(tool),
            BuildCommand.Create(tool),
            TestCommand.Create(tool),
            BenchCommand.Create(tool),
            DebugCommand.Create(tool),
            AcceptCommand.Create(tool),
            PackCommand.Create(tool),
            TraceCommand.Create(tool),
            ReplayCommand.Create(tool),
        },
    });
}
