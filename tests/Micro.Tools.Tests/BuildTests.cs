using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Micro.Tools.Building;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>Builds that fail, with a `dotnet` that does what a test wants: one clear line, and no state that stays broken.</summary>
public sealed class BuildTests : IDisposable
{
    private const string Exit = "printf 'micro: exit 0\\n' >>$log; exit 1";

    private readonly FakeProject _project = new();

    public BuildTests()
    {
        // A source that the images were not built from.
        _project.Write("servers/New.cs", "");
    }

    private string BuildingFile => Path.Combine(_project.Path, "building");

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_build_state_that_is_broken_is_built_again_from_nothing()
    {
        _project.Write("servers/obj/half.dll", "MZ");
        _project.WriteProgram("dotnet", """
            [ ! -e servers/obj ] || { echo "CSC : error CS0009: 'half.dll' could not be opened [x.csproj]"; exit 1; }
            """);

        ToolResult result = _project.Run(Exit, "run", "-c", "x");

        Assert.Equal(0, result.Status);
        Assert.Contains("building again from nothing", result.Error);
        Assert.DoesNotContain("building", _project.Run(Exit, "run", "-c", "x").Error);
    }

    [Fact]
    public void An_error_in_a_source_is_shown_once_and_nothing_is_deleted()
    {
        string kept = _project.Write("servers/obj/kept.dll", "MZ");
        _project.WriteProgram("dotnet", """
            echo "servers/New.cs(1,2): error CS1002: ; expected [x.csproj]"
            echo "servers/New.cs(1,2): error CS1002: ; expected [x.csproj]"
            exit 1
            """);

        ToolResult result = _project.Run(Exit, "run", "-c", "x");

        Assert.Equal(ExitStatus.ToolFailed, result.Status);
        Assert.Equal(
            "micro: building the x64 images\nservers/New.cs(1,2): error CS1002: ; expected [x.csproj]\nmicro: the x64 images do not build\n",
            result.Error);
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void A_signal_ends_the_build_and_the_next_run_builds_again()
    {
        using Process process = StartBuild("echo $$ >building; exec sleep 60");

        HostShell.Run($"kill -INT {process.Id}");

        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("micro: building the x64 images\nmicro: ended by signal 2\n", error);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(BuildingFile).Trim()}"));
        _project.WriteProgram("dotnet", "exit 0");
        Assert.Contains("building the x64 images", _project.Run(Exit, "run", "-c", "x").Error);
    }

    [Fact]
    public void A_signal_ends_the_build_whoever_it_has_left_behind()
    {
        // The one in the background belongs to nobody any more, and has the output of the build.
        using Process process = StartBuild("(setsid sleep 90 & echo $! >left); echo $$ >building; exec sleep 60");

        HostShell.Run($"kill -TERM {process.Id}");
        bool hasEnded = process.WaitForExit(TimeSpan.FromSeconds(40));
        HostShell.Run($"kill {File.ReadAllText(Path.Combine(_project.Path, "left"))}");

        Assert.True(hasEnded);
        Assert.Equal(143, process.ExitCode);
    }

    [Theory]
    [InlineData("/p/A.cs(3,4): error CS1002: ; expected [/p/x.csproj]", true)]
    [InlineData("/p/x.csproj(3,4): error MSB4025: The project file could not be loaded.", true)]
    [InlineData("ILC : AOT analysis error IL1005: A.B(): Method will always throw because: Failed to load type", true)]
    [InlineData("/p/build/Machine.targets(9,5): error : ld.lld: undefined symbol: RhpNewFast [/p/x.csproj]", true)]
    [InlineData("/p/x.csproj : error NU1301: Unable to load the service index", true)]
    [InlineData("/p/build/Machine.targets(9,5): error MSB3073: The command \"ilc\" exited with code 134. [/p/x.csproj]", false)]
    [InlineData("CSC : error CS0009: Metadata file '/p/obj/A.dll' could not be opened [/p/x.csproj]", false)]
    public void An_error_is_in_the_sources_or_building_again_may_help(string text, bool isInSources) =>
        Assert.Equal(isInSources, BuildErrors.AreInSources(text));

    // With a compiler that writes its number into that file and goes on for long.
    private Process StartBuild(string compiler)
    {
        _project.WriteProgram("dotnet", compiler);
        Process process = _project.Start(Exit, "run", "-c", "x");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(BuildingFile) && File.ReadAllText(BuildingFile).EndsWith('\n'), TimeSpan.FromSeconds(60)));
        return process;
    }
}
