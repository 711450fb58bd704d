using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>However an interactive run ends, the terminal is as it was, and QEMU is gone.</summary>
public sealed class WaysOutTests
{
    private const string QuitKey = "\x1d";

    [Theory]
    [InlineData("x64", "exit 7\r", 7)]
    [InlineData("arm64", "poweroff 9\r", 9)]
    [InlineData("arm64", "run spin\r" + QuitKey, 0)]
    [InlineData("x64", "echo typed" + QuitKey, 0)]
    public void Keys_end_it(string architecture, string keys, int status)
    {
        using TerminalSession session = new("--arch", architecture);
        session.WaitFor("press Ctrl-] to quit");
        session.WaitForPrompt();
        int emulator = Emulator(session);

        session.Type(keys);

        ExpectEnd(session, emulator, status);
    }

    [Theory]
    [InlineData("x64", "TERM", 143)]
    [InlineData("x64", "HUP", 129)]
    [InlineData("arm64", "INT", 130)]
    public void Signals_end_it(string architecture, string signal, int status)
    {
        using TerminalSession session = new("--arch", architecture);
        session.WaitForPrompt();
        int emulator = Emulator(session);

        HostTool.Run("sh", "-c", $"kill -{signal} {session.ProcessId}");

        ExpectEnd(session, emulator, status);
    }

    private static void ExpectEnd(TerminalSession session, int emulator, int status)
    {
        Assert.Equal(status, session.WaitForExit());
        Assert.True(session.IsRestored, session.Shown);
        Assert.False(Directory.Exists($"/proc/{emulator}"), session.Shown);
    }

    /// <summary>The process of QEMU: the child of the tool that is called so.</summary>
    private static int Emulator(TerminalSession session) => Process.GetProcesses()
        .Where(process => process.ProcessName.StartsWith("qemu-system", StringComparison.Ordinal))
        .Select(process => process.Id)
        .Single(id => ParentOf(id) == session.ProcessId);

    // The fields after the name, which stands in parentheses: state, then the parent.
    private static int ParentOf(int process)
    {
        try
        {
            string facts = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(facts[(facts.LastIndexOf(')') + 2)..].Split(' ')[1], null);
        }
        catch (IOException)
        {
            // Another test's, and it has just ended.
            return 0;
        }
    }
}
