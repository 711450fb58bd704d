using System;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>The status of `./micro run` is that of the last command, or one of the tool's own with one clear line.</summary>
public sealed class ExitStatusTests
{
    [Theory]
    [InlineData("x64", "true", 0)]
    [InlineData("x64", "false", 1)]
    [InlineData("arm64", "exit 255", 255)]
    [InlineData("x64", "exit 256", 0)]
    [InlineData("arm64", "run fault illegal 2> /dev/null || exit 42", 42)]
    [InlineData("x64", "sh -c 'exit 128'", 128)]
    public void The_status_is_that_of_the_last_command(string architecture, string commands, int status) =>
        MicroCommand.Commands(architecture, commands).ExpectStatus(status);

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void An_unknown_command_is_127(string architecture) =>
        MicroCommand.Commands(architecture, "nonesuch").Expect(127, "sh: nonesuch: command not found\n");

    [Theory]
    [InlineData("x64", 9)]
    [InlineData("arm64", 15)]
    public void A_killed_process_is_128_and_the_signal(string architecture, int signal) =>
        MicroCommand.Commands(architecture, $"run spin & kill -{signal} $!; wait $!").ExpectStatus(128 + signal);

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_guest_that_takes_too_long_is_124(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "echo busy; run spin", "--timeout", "6");

        outcome.Expect(124, "busy\n");
        ExpectOneLine(outcome, "did not end within 6 s");
        outcome.ExpectError(", spin: Micro.Programs.Spin.SpinProgram.Main");
        outcome.ExpectError(architecture == MicroCommand.X64 ? "  RIP=" : "  PC=");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_guest_that_waits_for_ever_is_124_at_once(string architecture)
    {
        // The program waits for a signal, and the shell for the program.
        Outcome outcome = MicroCommand.Commands(architecture, "echo waiting; run hostile idle", "--image", "hostile");

        outcome.Expect(124, "waiting\n");
        ExpectOneLine(outcome, "can never happen");
        outcome.ExpectError("\n  micro: idle");
    }

    [Fact]
    public void A_QEMU_that_fails_is_125()
    {
        Outcome outcome = MicroCommand.Commands(MicroCommand.X64, "true", "--", "-nonesuch");

        outcome.Expect(125, "");
        ExpectOneLine(outcome, "nonesuch");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_kernel_panic_is_134_and_shows_where(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "true", "--append", "panic=test");

        outcome.Expect(134, "");
        ExpectOneLine(outcome, "panicked");
        outcome.ExpectError("panic: ");
        outcome.ExpectError("PanicTest.Provoke");
        outcome.ExpectError("BootSequence");
    }

    [Theory]
    [InlineData("unknown image", "nonesuch", "run", "--image", "nonesuch", "-c", "true")]
    [InlineData("unknown variant", "bitmap", "run", "--set", "pmm=nonesuch", "-c", "true")]
    [InlineData("unknown server", "pmm", "run", "--set", "nonesuch=bitmap", "-c", "true")]
    [InlineData("unknown machine", "microvm", "run", "--machine", "nonesuch", "-c", "true")]
    [InlineData("unknown CPU", "Haswell", "run", "--cpu", "nonesuch", "-c", "true")]
    [InlineData("unknown flag", "--nonesuch", "run", "--nonesuch")]
    [InlineData("missing script", "/nonesuch", "run", "--script", "/nonesuch")]
    [InlineData("missing folder", "/nonesuch", "run", "--files", "/nonesuch", "-c", "true")]
    public void Wrong_arguments_are_2_with_one_line_that_names_the_choices(string what, string named, params string[] arguments)
    {
        Outcome outcome = MicroCommand.Run(arguments);

        outcome.Expect(2, "");
        Assert.True(outcome.Error.TrimEnd().Split('\n').Length == 1, $"{what}\n{outcome.Describe()}");
        outcome.ExpectError(named);
    }

    private static void ExpectOneLine(Outcome outcome, string text)
    {
        string[] own = [.. outcome.Error.Split('\n').Where(line => line.StartsWith("micro: ", StringComparison.Ordinal))];
        Assert.True(own.Length == 1 && own[0].Contains(text, StringComparison.Ordinal), outcome.Describe());
    }
}
