using System;
using System.Threading.Tasks;
using Micro.System.Tests.Support;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests;

/// <summary>A person at the prompt: what keys do, and what is then on the screen. One text for both CPUs.</summary>
public sealed class InteractiveTests
{
    private const string Up = "\e[A";
    private const string Down = "\e[B";
    private const string Right = "\e[C";
    private const string Left = "\e[D";
    private const string Home = "\e[H";
    private const string End = "\e[F";
    private const string Delete = "\e[3~";
    private const string Backspace = "\x7f";
    private const string ControlC = "\x03";

    private static readonly string[] _editing =
    [
        "echo helo" + Left + "l\r",
        "cho at the start" + Home + "e" + End + "!\r",
        "echo abcd" + Left + Left + Backspace + Delete + Right + "\r",
        "cho control\x01" + "e\x05" + " keys\r",
        "echo one two three\x17\x17" + "two\r",
        "echo kept and cut" + Left + Left + Left + Left + Left + Left + Left + Left + "\x0b\r",
        "thrown away\x15" + "echo instead\r",
        "echo äöü" + Left + Backspace + "o\r",
        Up + Up + "\r",
        "echo draft" + Up + Down + "ed\r",
        "dropped" + ControlC,
        "mkdir t; cd t; echo > first.txt; echo > second.txt; mkdir folder\r",
        "ls f\t\t\x15",
        "ls fi\t\r",
        "ec\tcompleted\r",
        "cd fo\t\r",
        "cd ..; run tr\t; echo $?\r",
        "for i in 1 2\r",
        "do echo $i\r",
        "done\r",
        "echo 'two\r",
        "lines'\r",
        "\x12" + "hell\r",
        "nosuch\r",
        "echo $?; cd /; rm -r t\r",
    ];

    private static readonly string[] _interrupts =
    [
        "echo before; sleep 100; echo never\r",
        "echo before; cat\r",
        "echo before; run spin\r",
        "echo before; while true; do true; done\r",
        "echo before; while :; do x=1; done\r",
        "echo before; read x\r",
        "echo before; while sleep 100; do echo never; done\r",
        "echo before; seq 1000000000 | tail -n 1\r",
        "echo before; find / -exec sleep 50 {} +\r",
    ];

    [Fact]
    public async Task Keys_edit_lines_find_old_ones_and_complete_words()
    {
        Task<string> other = Task.Run(() => Edit(MicroCommand.Arm64));
        string x64 = Edit(MicroCommand.X64);

        Assert.Equal(x64, await other);
        await Verify(x64);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Ctrl_C_ends_what_runs_and_Ctrl_D_the_shell(string architecture)
    {
        using TerminalSession session = new("--arch", architecture, "--append", "quiet");
        session.WaitForPrompt();
        Assert.False(session.IsRestored);
        foreach (string keys in _interrupts)
        {
            session.Type(keys);
            session.WaitFor("\nbefore\r\n");
            session.Run(ControlC);
            session.Run("echo status $?\r");
            Assert.Contains("\nstatus 130\r\n", session.Shown[^80..], StringComparison.Ordinal);
            Assert.DoesNotContain("\nnever\r\n", session.Shown, StringComparison.Ordinal);
        }

        session.Run("ps | grep -c -e spin -e sleep; false\r");
        Assert.Contains("\n0\r\n", session.Shown[^80..], StringComparison.Ordinal);
        session.Type("\x04");

        Assert.Equal(1, session.WaitForExit());
        Assert.True(session.IsRestored);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void What_is_typed_ahead_is_for_whoever_reads_it(string architecture)
    {
        using TerminalSession session = new("--arch", architecture, "--append", "quiet");
        session.WaitForPrompt();

        // Through a file: where the echo of keys typed ahead stands on the screen depends on when they arrive, what they do does not.
        session.Type("cat > typed; echo end >> typed\rfed\r\x04" + "cat typed; rm typed\r");
        session.WaitFor("\nfed\r\nend\r\n");

        // A key that comes before the prompt is for the command before.
        session.WaitForPrompt();
        session.Type("sleep 100\rdropped" + ControlC + "echo status $?\r");
        session.WaitFor("\nstatus 130\r\n");
        session.Type("exit 3\r");

        Assert.Equal(3, session.WaitForExit());
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Jobs_go_on_while_the_next_line_is_typed(string architecture)
    {
        using TerminalSession session = new("--arch", architecture, "--append", "quiet");
        session.WaitForPrompt();
        session.Run("run spin & run spin & { sleep 1; echo from the job; } &\r");
        session.Type("echo typed beside");
        session.WaitFor("from the job");
        session.Run(" it\r");
        Assert.Contains("\ntyped beside it\r\n", session.Shown, StringComparison.Ordinal);
        session.Run("kill %1 %2; wait; echo alone\r");
        Assert.Contains("\nalone\r\n", session.Shown, StringComparison.Ordinal);

        // Ctrl-C ends the waiting, not the job, nor what the job waits for.
        session.Type("{ sh -c 'sleep 3'; echo survivor; } & echo before; wait\r");
        session.WaitFor("\nbefore\r\n");
        session.Run(ControlC);
        session.Type("echo status $?\r");
        session.WaitFor("\nstatus 130\r\n");
        session.WaitFor("survivor\r\n");
        session.Type("exit 200\r");

        Assert.Equal(200, session.WaitForExit());
        Assert.True(session.IsRestored);
    }

    private static string Edit(string architecture)
    {
        using TerminalSession session = new("--arch", architecture, "--append", "quiet");
        session.WaitForPrompt();
        int start = session.Shown.LastIndexOf('\r');
        foreach (string keys in _editing)
        {
            session.Run(keys);
        }

        string screen = Screen.Of(session.Shown[start..]);
        session.Type("exit\r");
        Assert.Equal(0, session.WaitForExit());
        return screen;
    }
}
