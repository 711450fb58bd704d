using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Micro.Archive;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>`micro run` with a QEMU that does what a test wants: statuses, channels, time-outs, signals.</summary>
public sealed class RunTests : IClassFixture<RunTests.Fixture>
{
    private const string Exit = "printf 'micro: exit 0\\n' >>$log; exit 1";

    private readonly FakeProject _project;

    public RunTests(Fixture fixture)
    {
        _project = fixture.Project;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(255)]
    public void The_status_is_that_of_the_last_command(int status)
    {
        ToolResult result = _project.Run($"printf 'boot\\nmicro: exit {status}\\n' >>$log; exit 3", "run", "-c", "x");

        Assert.Equal(status, result.Status);
        Assert.Equal("", result.Output);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Standard_output_is_the_console_byte_for_byte()
    {
        ToolResult result = _project.Run(
            "printf 'one\\n' >>$console; sleep 0.1; printf 'two\\ttabs\\n\\nno line end' >>$console; " + Exit,
            "run",
            "-c",
            "x");

        Assert.Equal("one\ntwo\ttabs\n\nno line end", result.Output);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void A_panic_is_134_with_the_end_of_the_log()
    {
        ToolResult result = _project.Run(
            "printf 'cpu: ok\\npanic: out of luck\\n  at Micro.Kernel.Kernel.Start\\n' >>$log; exec sleep 60",
            "run",
            "-c",
            "x");

        Assert.Equal(ExitStatus.KernelPanic, result.Status);
        Assert.Equal(
            ["micro: the kernel panicked; the end of its log:", "  panic: out of luck", "    at Micro.Kernel.Kernel.Start"],
            Lines(result.Error));
    }

    [Fact]
    public void A_time_out_is_124_and_ends_the_emulator()
    {
        ToolResult result = _project.Run("exec sleep 60", "run", "-c", "x", "--timeout", "0.5");

        Assert.Equal(ExitStatus.TimedOut, result.Status);
        Assert.StartsWith("micro: the guest did not end within 0.5 s", result.Error, StringComparison.Ordinal);
        Assert.False(IsAlive(_project.EmulatorProcess));
    }

    [Fact]
    public void A_guest_that_hangs_shows_its_registers_and_where_it_was()
    {
        const string Monitor = """
            echo '{"QMP": {}}'
            while IFS= read -r line; do
              case $line in
                *registers*) printf '%s\n' '{"return": "RAX=00000000000000aa RBX=0\r\nRIP=0000000000010002 RFL=2\r\nES =0 0\r\nXMM00=0\r\n"}' ;;
                *) printf '%s\n' '{"event": "STOP"}' '{"return": {}}' ;;
              esac
            done
            """;

        ToolResult result = _project.Run("printf 'boot\n' >>$log; " + Monitor, "run", "-c", "x", "--timeout", "0.5");

        Assert.Equal(ExitStatus.TimedOut, result.Status);
        Assert.Equal(
            ["  boot", "  stopped at 0x10002, kernel: start", "  RAX=00000000000000aa RBX=0", "  RIP=0000000000010002 RFL=2"],
            Lines(result.Error)[1..]);
    }

    [Theory]
    [InlineData("echo 'qemu: warning: icount sleep disabled and no active timers' >&2; exec sleep 60")]
    [InlineData("printf 'micro: idle\\n' >>$log; exec sleep 60")]
    public void A_guest_idle_for_ever_is_124_at_once(string emulator)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ToolResult result = _project.Run(emulator, "run", "-c", "x");

        Assert.Equal(ExitStatus.TimedOut, result.Status);
        Assert.Contains("can never happen", result.Error);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.False(IsAlive(_project.EmulatorProcess));
    }

    [Fact]
    public void A_failing_emulator_is_125_with_its_own_words_in_one_line()
    {
        ToolResult result = _project.Run(
            "echo 'qemu: warning: never mind' >&2; printf 'qemu: no such\\nthing\\n' >&2; exit 1",
            "run",
            "-c",
            "x");

        Assert.Equal(ExitStatus.ToolFailed, result.Status);
        Assert.Equal("micro: qemu: no such thing\n", result.Error);
    }

    [Fact]
    public void A_guest_that_stops_without_a_status_is_125()
    {
        ToolResult result = _project.Run("printf 'boot\\n' >>$log; exit 0", "run", "-c", "x");

        Assert.Equal(ExitStatus.ToolFailed, result.Status);
        Assert.Contains("did not say its own", result.Error);
        Assert.Contains("  boot", result.Error);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    public void A_signal_to_the_tool_ends_the_emulator_too(string signal, int status)
    {
        using Process process = _project.Start("touch $FAKE_ARGUMENTS.up; exec sleep 60", "run", "-c", "x");
        string up = Path.Combine(_project.Path, "arguments.up");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(up), TimeSpan.FromSeconds(20)));
        File.Delete(up);

        HostShell.Run($"kill -{signal} {process.Id}");

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(status, process.ExitCode);
        Assert.False(IsAlive(_project.EmulatorProcess));
    }

    [Fact]
    public void At_a_pipe_the_console_goes_both_ways_and_the_end_of_input_is_control_d()
    {
        using Process process = _project.Start(
            "IFS= read -r -d $'\\004' text; printf 'got %s\\nmicro: exit 7\\n' \"$text\"; exit 1",
            "run");
        process.StandardInput.Write("hello");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal("got hello\nmicro: exit 7\n", output);
        Assert.Equal(7, process.ExitCode);
    }

    [Theory]
    [InlineData("'\\035'", "exec sleep 60", 0)]
    [InlineData("a", "exit 1", 125)]
    [InlineData("a", "printf 'panic: x\\n'; exit 1", 134)]
    [InlineData("a", "kill -TERM $PPID; exec sleep 60", 143)]
    [InlineData("a", "kill -HUP $PPID; exec sleep 60", 129)]
    public void The_terminal_is_raw_while_the_guest_runs_and_as_before_afterwards(string keys, string emulator, int status)
    {
        string typescript = Path.Combine(_project.Path, "typescript");
        string commands = _project.Write("session", $"""
            stty -a >before
            FAKE='stty -F /dev/tty -a >during; {emulator.Replace("'", "'\\''", StringComparison.Ordinal)}' \
              FAKE_ARGUMENTS=arguments PATH=$PWD/bin:$PATH dotnet tool/Micro.Tools.dll run
            echo $? >status
            stty -a >after
            """);
        HostShell.Run(
            $"cd {_project.Path} && (sleep 2; printf {keys}; sleep 1) | script -qec 'bash {commands}' {typescript} >/dev/null");

        Assert.Equal($"{status}\n", File.ReadAllText(Path.Combine(_project.Path, "status")));
        Assert.Equal(
            File.ReadAllText(Path.Combine(_project.Path, "before")),
            File.ReadAllText(Path.Combine(_project.Path, "after")));
        Assert.Contains("-icanon", File.ReadAllText(Path.Combine(_project.Path, "during")));
        Assert.Contains("-isig", File.ReadAllText(Path.Combine(_project.Path, "during")));
        Assert.Contains("press Ctrl-] to quit", File.ReadAllText(typescript));
    }

    [Fact]
    public void A_script_run_is_repeatable_to_the_instruction()
    {
        _project.Run(Exit, "run", "--arch", "arm64", "--machine", "virt,gic-version=3", "-c", "x", "--", "-d", "int");

        string arguments = string.Join(' ', _project.EmulatorArguments);
        Assert.Contains("-machine virt,gic-version=3,dtb-randomness=off ", arguments);
        Assert.Contains("-icount shift=0,sleep=off", arguments);
        Assert.Contains("clock=vm", arguments);
        Assert.Contains("-append log=semihosting", arguments);
        Assert.Contains("kernel.img", arguments);
        Assert.Contains("-nic none", arguments);
        Assert.EndsWith(" -d int", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interactive_run_is_in_real_time()
    {
        _project.Run("printf 'micro: exit 0\\n'", "run", "--memory", "1G", "--append", "quiet");

        string arguments = string.Join(' ', _project.EmulatorArguments);
        Assert.DoesNotContain("icount", arguments);
        Assert.DoesNotContain("clock=vm", arguments);
        Assert.Contains("-m 1048576K", arguments);
        Assert.Contains("-append quiet", arguments);
    }

    [Fact]
    public void The_archive_has_script_manifest_files_and_the_variant_asked_for()
    {
        string copy = Path.Combine(_project.Path, "copy");
        ToolResult result = _project.Run(
            $"while [ \"$1\" != -initrd ]; do shift; done; cp \"$2\" {copy}; {Exit}",
            "run",
            "-c",
            "echo ö",
            "--set",
            "pmm=buddy");

        Assert.Equal(0, result.Status);
        Assert.Equal(ArchiveError.None, ArchiveReader.Open(File.ReadAllBytes(copy), out ArchiveReader archive));
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Script, "script"u8, out ReadOnlySpan<byte> script));
        Assert.True(script.SequenceEqual("echo ö"u8));
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Manifest, "manifest"u8, out ReadOnlySpan<byte> bytes));
        Assert.Equal(ArchiveError.None, ManifestReader.Open(bytes, out ManifestReader manifest));
        Assert.True(manifest.TryFind("pmm"u8, out int pmm));
        Assert.True(manifest.RecordAt(pmm).Image.SequenceEqual("pmm-buddy"u8));
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Image, "pmm-buddy"u8, out _));
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Symbols, "kernel"u8, out _));
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Files, "files"u8, out ReadOnlySpan<byte> files));
        Assert.Equal(ArchiveError.None, FileTreeReader.Open(files, out FileTreeReader tree));
        Assert.True(tree.NodeAt(1).Name.SequenceEqual("motd"u8));
    }

    [Fact]
    public void Files_that_do_not_fit_say_how_much_memory_is_needed()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_project.Path, "large")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "zeros"), new byte[20 << 20]);

        ToolResult result = _project.Run(Exit, "run", "--files", folder, "--memory", "16M", "-c", "x");
        string needed = result.Error.Trim().Split(' ').Last();
        ToolResult again = _project.Run(Exit, "run", "--files", folder, "--memory", needed, "-c", "x");

        Assert.Equal(ExitStatus.Usage, result.Status);
        Assert.Contains("does not fit into 16M; it needs --memory ", result.Error);
        Assert.Equal(0, again.Status);
    }

    [Fact]
    public void Links_in_the_files_are_skipped_with_one_line_each()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_project.Path, "linked")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "nowhere");

        ToolResult result = _project.Run(Exit, "run", "--files", folder, "-c", "x");

        Assert.Equal(0, result.Status);
        Assert.Equal($"micro: skipped '{folder}/link': a symbolic link\n", result.Error);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");

    /// <summary>One fake project for all tests of the class: building it is most of their time.</summary>
    public sealed class Fixture : IDisposable
    {
        internal FakeProject Project { get; } = new();

        public void Dispose() => Project.Dispose();
    }
}
