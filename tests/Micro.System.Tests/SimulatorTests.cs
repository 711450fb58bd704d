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

    [Fact]
    public void A_program_that_never_enters_the_kernel_ends_the_simulation_with_its_name()
    {
        Outcome outcome = MicroCommand.Run("sim", "-c", "run spin");

        outcome.ExpectStatus(125);
        outcome.ExpectError("'spin' computes without end");
    }
}
