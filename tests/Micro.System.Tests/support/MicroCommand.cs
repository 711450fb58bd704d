using System;
using System.IO;
using System.Linq;
using Micro.Testing;

namespace Micro.System.Tests.Support;

/// <summary>Runs `./micro` as a user does: a process of its own, judged by its status and its streams.</summary>
internal static class MicroCommand
{
    public const string X64 = "x64";
    public const string Arm64 = "arm64";

    private const int GuestSeconds = 120;
    private static readonly TimeSpan _hostLimit = TimeSpan.FromSeconds(GuestSeconds + 60);

    /// <summary>Boots with these commands, and waits for the end.</summary>
    public static Outcome Commands(string architecture, string commands, params string[] options) =>
        Boot(["--arch", architecture, "-c", commands, .. options]);

    /// <summary>Boots with a script of the host, and waits for the end.</summary>
    public static Outcome Script(string architecture, string file, params string[] options) =>
        Boot(["--arch", architecture, "--script", file, .. options]);

    /// <summary>Runs the tool with these arguments and nothing else.</summary>
    public static Outcome Run(params string[] arguments)
    {
        EnsureBuilt();
        return Of(MicroTool.Run(_hostLimit, arguments));
    }

    /// <summary>Runs the tool with these arguments, and this text as its standard input.</summary>
    public static Outcome RunWithInput(string input, params string[] arguments) => Of(MicroTool.Boot(_hostLimit, arguments, input));

    /// <summary>Builds both architectures, unless that is done.</summary>
    public static void EnsureBuilt() => Of(MicroTool.EnsureBuilt()).ExpectStatus(0);

    private static Outcome Boot(string[] arguments)
    {
        EnsureBuilt();
        using TemporaryFolder folder = new();
        string log = folder.PathOf("log");
        string[] limit = arguments.Contains("--timeout") ? [] : ["--timeout", $"{GuestSeconds}"];

        // Options come before what is meant for QEMU itself.
        ToolRun run = MicroTool.Boot(_hostLimit, ["run", .. limit, "--log", log, .. arguments]);
        return Of(run) with { Log = File.Exists(log) ? File.ReadAllText(log) : "" };
    }

    private static Outcome Of(ToolRun run) => new(run.Command, run.Status, run.Output, run.Error, "");
}
