using System;
using System.IO;
using Micro.Tools.CommandLine;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>Wrong arguments: one line that names the choices, status 2, and nothing installed or built.</summary>
public sealed class ArgumentTests : IClassFixture<RunTests.Fixture>
{
    private readonly FakeProject _project;

    public ArgumentTests(RunTests.Fixture fixture)
    {
        _project = fixture.Project;
    }

    [Theory]
    [InlineData("", "no command given: (choose from run, sim, build, test, bench, debug, accept, pack, trace, replay)")]
    [InlineData("rnu", "unknown command 'rnu': did you mean 'run'? (choose from run, sim, build, test, bench, debug, accept, pack, trace, replay)")]
    [InlineData("--bogus", "unknown option '--bogus': (choose from --help, --version)")]
    [InlineData("run --arhc x64", "unknown option '--arhc' of 'run': did you mean '--arch'? (choose from --arch, --image")]
    [InlineData("run --bogus=1", "unknown option '--bogus' of 'run': (choose from --arch, --image")]
    [InlineData("run --help --bogus", "unknown option '--bogus' of 'run'")]
    [InlineData("test --bogus", "unknown option '--bogus' of 'test': (choose from --filter, --help)")]
    [InlineData("build --memory 1G", "unknown option '--memory' of 'build'")]
    [InlineData("run true", "'run' takes no argument 'true'")]
    [InlineData("test -- x", "'test' takes no argument")]
    [InlineData("run --arch", "--arch")]
    [InlineData("run --arch x64 --arch arm64", "--arch")]
    [InlineData("run --arch x86", "unknown architecture 'x86': (choose from x64, arm64)")]
    [InlineData("run --image nope", "unknown image 'nope': (choose from default)")]
    [InlineData("run --image nope.json", "there is no file 'nope.json'")]
    [InlineData("run --machine virt", "unknown x64 machine 'virt': (choose from microvm, q35, pc)")]
    [InlineData("run --arch arm64 --machine q35", "unknown arm64 machine 'q35': (choose from virt)")]
    [InlineData("run --cpu haswell", "unknown x64 CPU model 'haswell': did you mean 'Haswell'?")]
    [InlineData("run --accel xen", "unknown accelerator 'xen': (choose from tcg, kvm, hvf)")]
    [InlineData("run --memory lots", "--memory: 'lots' is not a size")]
    [InlineData("run --memory 0", "--memory: '0' is not a size")]
    [InlineData("run --memory 99999999999999999999G", "--memory")]
    [InlineData("run --files nowhere", "--files: there is no directory 'nowhere'")]
    [InlineData("run --files /etc/passwd", "--files: '/etc/passwd' is not a directory")]
    [InlineData("run --script nowhere", "--script: there is no file 'nowhere'")]
    [InlineData("run --script /etc/passwd -c x", "--script and -c exclude each other")]
    [InlineData("run --timeout soon", "--timeout: 'soon' is not a number of seconds")]
    [InlineData("run --timeout 0", "--timeout")]
    [InlineData("run --set pmm", "--set: 'pmm' is not of the form SERVER=VARIANT")]
    [InlineData("run --set heap=x", "--set: unknown server 'heap': (choose from init, pmm, ramfs, shell)")]
    [InlineData("run --set pmm=budy", "--set: unknown variant of pmm 'budy': did you mean 'buddy'? (choose from bitmap, buddy)")]
    [InlineData("bench --json nowhere/rows.json", "--json: there is no directory")]
    [InlineData("sim --trace nowhere/t", "--trace: there is no directory")]
    [InlineData("sim --seeds 0", "--seeds: '0' is not a number of seeds from 1 on")]
    [InlineData("sim --workload files", "--workload: say with --seeds how many to try")]
    [InlineData("sim --seeds 3 --workload fils", "--workload: unknown workload 'fils': did you mean 'files'? (choose from files)")]
    [InlineData("sim --workers 2", "--workers: say with --seeds how many to try")]
    [InlineData("sim --seeds 3 --workers 0", "--workers: '0' is not a number of workers from 1 on")]
    [InlineData("sim --break-at 7", "--break-at: give the commands with --script or -c")]
    [InlineData("sim -c ls --break-at x", "--break-at: 'x' is not the number of a message from 1 on")]
    [InlineData("sim --seeds 3 --trace x", "--seeds: the workload is the script, and nothing is recorded")]
    [InlineData("replay nowhere --server fd", "there is no file 'nowhere'")]
    [InlineData("replay / --server fd", "'/' is a directory")]
    [InlineData("replay x", "--server")]
    [InlineData("trace nowhere", "there is no file 'nowhere'")]
    [InlineData("trace --bogus", "unknown option '--bogus' of 'trace': (choose from --filter, --boundary")]
    [InlineData("trace x --filter servre=fd", "--filter, column 1: unknown name 'servre' (choose from server, process, protocol, operation, error)")]
    [InlineData("trace x --html nowhere/x.html", "--html: there is no directory")]
    [InlineData("trace x --pcapng nowhere/x", "--pcapng: there is no directory")]
    [InlineData("trace x --to-test 9x --server fd", "--to-test: '9x' is no name for a class")]
    [InlineData("trace x --to-test X", "--to-test: say with --server who is asked")]
    [InlineData("trace x --server fd", "--server and --client: only with --to-test")]
    [InlineData("replay x --server fd --on arm", "there is no file 'x'")]
    [InlineData("trace", "'FILE'")]
    public void A_wrong_argument_is_one_line_and_status_two(string line, string expected)
    {
        string[] arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string before = Directory.GetCurrentDirectory();
        using StopSignals signals = new();
        Tool tool = new(new Repository(_project.Path), signals);

        ToolException exception = Assert.Throws<ToolException>(() => MicroCommandLine.Run(tool, arguments));

        Assert.Equal(ExitStatus.Usage, exception.Status);
        Assert.Contains(expected, exception.Message);
        Assert.DoesNotContain("\n", exception.Message);
        Assert.Equal(before, Directory.GetCurrentDirectory());
    }

    [Fact]
    public void The_user_sees_that_one_line_and_no_more()
    {
        ToolResult result = _project.Run("exit 1", "run", "--arch", "z80");

        Assert.Equal(ExitStatus.Usage, result.Status);
        Assert.Equal("", result.Output);
        Assert.Equal("micro: unknown architecture 'z80': (choose from x64, arm64)\n", result.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("build --help")]
    [InlineData("test --help")]
    [InlineData("bench --help")]
    [InlineData("debug --help")]
    [InlineData("trace --help")]
    [InlineData("accept --help")]
    [InlineData("pack --help")]
    public void Help_is_on_standard_output_with_status_zero(string line)
    {
        ToolResult result = _project.Run("exit 1", line.Split(' '));

        Assert.Equal(ExitStatus.Success, result.Status);
        Assert.Contains($"Usage: micro {(line == "--help" ? "COMMAND" : line.Split(' ')[0])} [OPTION]…", result.Output);
        Assert.All(result.Output.Split('\n'), shown => Assert.True(shown.Length <= 120, shown));
        Assert.Equal("", result.Error);
    }

    [Theory]
    [InlineData("128M", 128L << 20)]
    [InlineData("128", 128L << 20)]
    [InlineData("2g", 2L << 30)]
    [InlineData("64K", 64L << 10)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(MemorySize.TryParse(text, MemorySize.Mebi, out long value));
        Assert.Equal(bytes, value);
        Assert.True(MemorySize.TryParse(MemorySize.Format(value), 1, out long again));
        Assert.Equal(bytes, again);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("run", "", 3)]
    [InlineData("run", "rnu", 1)]
    [InlineData("--arhc", "--arch", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_of_words_counts_slips_of_the_finger(string one, string other, int distance)
    {
        Assert.Equal(distance, Choices.Distance(one, other));
        Assert.Equal(distance, Choices.Distance(other, one));
    }
}
