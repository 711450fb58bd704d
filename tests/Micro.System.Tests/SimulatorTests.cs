using System;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>The simulator runs the same kernel and servers: what commands write there, they write in QEMU.</summary>
public sealed class SimulatorTests
{
    private const string Commands =
        "ls -l /; sort motd | head -n 3; mkdir t; echo one > t/a; echo two >> t/a; cat t/a | wc; run copy /motd /t/c && cmp motd t/c && echo same; "
        + "ls t; rm -r t; ls t; nosuch; run true; echo $?; sleep 0.1 & wait; ps | wc -l; exit 7";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Commands_write_what_they_write_in_QEMU(int seed)
    {
        Outcome machine = MicroCommand.Commands(MicroCommand.X64, Commands);
        Outcome simulated = MicroCommand.Run("sim", "--seed", $"{seed}", "-c", Commands);

        machine.ExpectStatus(7);
        simulated.Expect(7, machine.Output);
    }

    // The numbers of messages are a digest of everything that was said: what one machine left behind for the next would change them.
    [Fact]
    public void Seeds_end_the_same_for_any_number_of_workers()
    {
        Outcome one = MicroCommand.Run("sim", "--seeds", "12", "--seed", "5", "--workers", "1");
        Outcome two = MicroCommand.Run("sim", "--seeds", "12", "--seed", "5", "--workers", "2");

        one.ExpectStatus(0);
        Assert.StartsWith("12 seeds from 5: every answer is the model's, in ", one.Output, StringComparison.Ordinal);
        two.Expect(0, one.Output);
        one.ExpectError("12 seeds, 12 boots in ");
        two.ExpectError("boots a minute");
    }

    [Fact]
    public void The_lowest_seed_that_fails_is_shown_for_any_number_of_workers()
    {
        Outcome one = MicroCommand.Run("sim", "--seeds", "6", "--seed", "3", "--memory", "2M", "--workers", "1");
        Outcome two = MicroCommand.Run("sim", "--seeds", "6", "--seed", "3", "--memory", "2M", "--workers", "2");

        one.ExpectStatus(1);
        Assert.StartsWith("seed 3: ", one.Output, StringComparison.Ordinal);
        two.Expect(1, one.Output);
    }

    [Fact]
    public void A_message_has_the_same_number_every_time_and_however_far_a_run_goes()
    {
        string[] arguments = ["sim", "--seed", "7", "-c", "cat motd | wc", "--break-at"];
        Outcome once = MicroCommand.Run([.. arguments, "60"]);
        Outcome again = MicroCommand.Run([.. arguments, "60"]);
        Outcome further = MicroCommand.Run([.. arguments, "64"]);

        once.ExpectStatus(125);
        once.ExpectError("seed 7, message 60: stopped before '");
        Assert.Equal(Messages(once), Messages(again));
        Assert.StartsWith("60  ", Messages(once)[^1], StringComparison.Ordinal);
        Assert.Equal(Messages(once)[^8..], Messages(further)[..8]);
    }

    [Fact]
    public void A_simulator_that_dies_of_what_it_runs_leaves_seed_and_message()
    {
        Outcome outcome = MicroCommand.Run("sim", "--seed", "5", "-c", "fault stack-overflow");

        outcome.ExpectStatus(134);
        outcome.ExpectError("seed 5, message ");
        outcome.ExpectError("the process of the simulator died");
    }

    [Fact]
    public void A_status_of_the_guest_is_no_failure_of_the_simulator()
    {
        Outcome outcome = MicroCommand.Run("sim", "--seed", "5", "-c", "exit 139");

        outcome.Expect(139, "");
        Assert.Equal("", outcome.Error);
    }

    private static string[] Messages(Outcome outcome) =>
        [.. outcome.Error.Split('\n').Where(line => line.Contains(" → ", StringComparison.Ordinal))];

    [Fact]
    public void A_program_that_never_enters_the_kernel_ends_the_simulation_with_its_name()
    {
        Outcome outcome = MicroCommand.Run("sim", "-c", "run spin");

        outcome.ExpectStatus(125);
        outcome.ExpectError("'spin' computes without end");
    }
}
