using System.Collections.Generic;
using System.IO;
using Micro.Tools.Building;
using Micro.Tools.Host;

namespace Micro.Tools.Simulation;

/// <summary>The simulator's program, built when a source has changed.</summary>
internal static class SimulatorBuild
{
    private const string Project = "tools/simulator/Micro.Simulator.csproj";

    /// <summary>Builds what is out of date. Returns the program for <c>dotnet</c>.</summary>
    public static string Ensure(Tool tool)
    {
        string output = Path.Combine(tool.Repository.Artifacts, "simulator");
        BuildStamp stamp = new(Path.Combine(output, "fingerprint"));
        string fingerprint = SourceFingerprint.Of(tool.Repository.Root);
        if (!stamp.IsAt(fingerprint))
        {
            Say.Note("building the simulator");
            List<string> arguments =
            [
                "build", Project, "--artifacts-path", output, "-c", "Debug", "-nologo", "-v:quiet",
                "-consoleLoggerParameters:NoSummary", "-p:RunAnalyzers=false",
            ];
            SubprocessResult result = Subprocess.Capture(tool.Signals, DotnetHost.Program, arguments, tool.Repository.Root);
            if (result.Status != 0)
            {
                DiskSpace.Check(result.Text, tool.Repository.Root);
                Say.Quote(result.Text.TrimEnd());
                throw ToolException.Failed("the simulator does not build");
            }

            stamp.Set(fingerprint);
        }

        return Path.Combine(output, "bin", "Micro.Simulator", "debug", "Micro.Simulator.dll");
    }
}
