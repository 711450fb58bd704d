using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Micro.Tools.Host;

namespace Micro.Tools.Building;

/// <summary>The package that tests of servers refer to: docs/snapshot-testing.md.</summary>
internal static class TestingPackage
{
    private const string Project = "tests/support/Micro.Testing.csproj";
    private const string Name = "Micro.Testing";

    /// <summary>Builds and packs it, in the place of any older one. Returns the path of the package, from the project's folder.</summary>
    public static string Make(Tool tool)
    {
        string packages = Path.Combine(tool.Repository.Artifacts, "packages");
        Directory.CreateDirectory(packages);
        foreach (string old in Directory.EnumerateFiles(packages, Name + ".*.nupkg"))
        {
            File.Delete(old);
        }

        // Every time another version, the newest the highest: else restoring would find the one that it unpacked before.
        string version = "0.1.0-dev." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        List<string> arguments =
        [
            "pack", Project, "--artifacts-path", Path.Combine(tool.Repository.Artifacts, "packing"), "--output", packages, "-c", "Debug", "-nologo",
            "-v:quiet", "-p:RunAnalyzers=false", "-p:Packs=true", $"-p:Version={version}",
        ];
        SubprocessResult result = Subprocess.Capture(tool.Signals, DotnetHost.Program, arguments, tool.Repository.Root);
        if (result.Status != 0)
        {
            Say.Quote(result.Text.TrimEnd());
            throw ToolException.Failed("the test library does not pack");
        }

        return Path.GetRelativePath(tool.Repository.Root, Path.Combine(packages, $"{Name}.{version}.nupkg"));
    }
}
