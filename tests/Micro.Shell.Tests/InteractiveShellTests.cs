using System.IO;
using System.Text;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Shell.Tests.Model;
using Xunit;

namespace Micro.Shell.Tests;

/// <summary>The first shell as somebody at the console, or the boot archive, sees it.</summary>
public sealed class InteractiveShellTests
{
    private const string Up = "\e[A";
    private const string Down = "\e[B";
    private const string Left = "\e[D";

    [Fact]
    public void A_typed_line_is_echoed_and_run()
    {
        (string output, int status) = Type("echo hi\r");
        Assert.Contains("micro:/$ ", output);
        Assert.Contains("\nhi\n", output);
        Assert.Equal(0, status);
    }

    [Fact]
    public void The_message_of_the_day_comes_first()
    {
        ModelMachine machine = Machine();
        machine.Put("/motd", "Welcome.\n");
        Assert.StartsWith("Welcome.\n", Run(machine, "").Output);
    }

    [Fact]
    public void The_prompt_shows_the_working_directory() =>
        Assert.Contains("micro:/dir$ ", Type("cd dir\r").Output);

    [Fact]
    public void The_end_of_the_input_powers_off_with_the_last_status() => Assert.Equal(1, Type("false\r\x04").Status);

    [Fact]
    public void Exit_powers_off_with_its_status() => Assert.Equal(7, Type("exit 7\recho not run\r").Status);

    [Theory]
    [InlineData("echo ac" + Left + "b\r", "abc")]
    [InlineData("echo abc" + Left + Left + "\x7f" + "x\r", "xbc")]
    [InlineData("cho abc\x01" + "e\x05" + "d\r", "abcd")]
    [InlineData("echo one two\x17" + "three\r", "one three")]
    [InlineData("garbage\x15" + "echo clean\r", "clean")]
    [InlineData("echo ab\x01" + "\x0b" + "echo cd\x19\r", "cdecho ab")]
    [InlineData("echo first\r" + Up + "\r", "first")]
    [InlineData("echo 1\recho 2\r" + Up + Up + "\r", "1")]
    [InlineData("echo 1\recho draft" + Up + Down + "\r", "draft")]
    [InlineData("echo findme\recho other\r\x12" + "find\r", "findme")]
    [InlineData("echo a.t\t\r", "a.txt")]
    [InlineData("ec\thello\r", "hello")]
    [InlineData("echo di\tc\t\r", "dir/c.txt")]
    [InlineData("echo sp\t\r", "sp ace")]
    [InlineData("echo \xc3\xa4\xc3\xb6" + Left + "\x7f" + "u\r", "u\xc3\xb6")]
    [InlineData("if true\rthen echo multi\rfi\r", "multi")]
    [InlineData("echo 'two\rlines'\r", "two\nlines")]
    [InlineData("echo dropped\x03" + "echo kept\r", "kept")]
    [InlineData("run ar\ta b\r", "args|a|b")]
    [InlineData("nosuch\recho $?\r", "127")]
    [InlineData("sleep 1 & wait; echo $?\r", "0")]
    public void Keys_do_what_they_are_known_for(string typed, string expected) =>
        Assert.Contains("\n" + expected + "\n", Type(typed).Output);

    [Fact]
    public void A_second_tab_lists_the_candidates()
    {
        (string output, _) = Type("echo \t\t\x15\r");
        Assert.Contains("\na.txt  dir/  sp ace\n", output);
    }

    [Fact]
    public void A_job_is_announced_and_its_end_is_told()
    {
        (string output, _) = Type("true &\rsleep 1\rwait\r\r");
        Assert.Contains("\n[1] 1", output);
    }

    [Fact]
    public void The_interrupt_key_between_two_commands_ends_the_line()
    {
        ModelMachine machine = Machine();
        machine.IsInterruptedAfterChild = true;
        (string output, _) = Run(machine, "run args first; echo never\recho status $?\r");
        Assert.Contains("\nargs|first\n", output);
        Assert.DoesNotContain("\nnever\n", output);
        Assert.Contains("\nstatus 130\n", output);
    }

    [Fact]
    public void History_lists_what_was_typed_without_repetitions()
    {
        (string output, _) = Type("true\rtrue\recho x\rhistory\r");
        Assert.Contains("    1  true\n    2  echo x\n    3  history\n", output);
    }

    [Fact]
    public void Stages_and_subshells_know_the_history()
    {
        (string output, _) = Type("true\recho x\rhistory | grep tru\r(history) | grep 'echo x'\recho $(history | wc -l)\r");
        Assert.Contains("\n    1  true\n    3  history | grep tru\n", output);
        Assert.Contains("\n    2  echo x\n    4  (history)", output);
        Assert.Contains("\n5\n", output);
    }

    [Fact]
    public void A_long_history_keeps_its_numbers_in_a_stage()
    {
        StringBuilder keys = new();
        for (int i = 0; i < 300; i++)
        {
            keys.Append("echo ").Append(i).Append('\r');
        }

        (string output, _) = Type(keys + "history | tail -n 2\r");
        Assert.Contains("\n  300  echo 299\n  301  history | tail -n 2\n", output);
    }

    [Fact]
    public void A_line_longer_than_the_screen_scrolls_and_is_run_as_a_whole()
    {
        string word = new('x', 200);
        Assert.Contains("\n" + word + "\n", Type("echo " + word + "\r").Output);
    }

    [Fact]
    public void A_script_runs_without_prompt_and_powers_off_with_the_status_of_its_last_command()
    {
        ModelMachine machine = Machine();
        machine.Script = Encoding.Latin1.GetBytes("echo out\nls /none\nexit 3\n");
        (string output, int status) = Run(machine, "");
        Assert.Equal("out\nls: /none: No such file or directory\n", output);
        Assert.Equal(3, status);
    }

    [Fact]
    public void A_long_script_arrives_whole()
    {
        ModelMachine machine = Machine();
        StringBuilder script = new();
        for (int i = 0; i < 2000; i++)
        {
            script.Append("echo line ").Append(i).Append('\n');
        }

        machine.Script = Encoding.Latin1.GetBytes(script.ToString());
        (string output, int status) = Run(machine, "");
        Assert.EndsWith("line 1999\n", output);
        Assert.Equal(0, status);
    }

    private static (string Output, int Status) Type(string keys) => Run(Machine(), keys);

    private static ModelMachine Machine()
    {
        ModelMachine machine = new();
        machine.Put("/a.txt", "alpha\n");
        machine.Put("/dir/c.txt", "x\n");
        machine.Put("/sp ace", "y\n");
        return machine;
    }

    private static (string Output, int Status) Run(ModelMachine machine, string keys)
    {
        using MemoryStream output = new();
        using MemoryStream source = new(Encoding.Latin1.GetBytes(keys));
        ModelSystem system = new(machine, new ProcessId(7)) { LargestArenaBuffer = 0 };
        system.Attach(0, new ModelFile { Source = source, Flags = OpenFlags.Read });
        system.Attach(1, new ModelFile { Sink = output, Flags = OpenFlags.Write });
        system.Attach(2, new ModelFile { Sink = output, Flags = OpenFlags.Write });
        FirstShell.Run(system);
        Assert.NotNull(machine.PowerOffStatus);
        return (Encoding.Latin1.GetString(output.ToArray()), machine.PowerOffStatus.Value);
    }
}
