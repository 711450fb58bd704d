using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A reader follows docs/snapshot-testing.md to the letter, in a folder outside of the project.</summary>
public sealed partial class PackageTests
{
    private const int Failed = 1;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(8);

    [Fact]
    public void The_guide_leads_from_an_empty_folder_to_a_verified_conversation()
    {
        using TemporaryFolder folder = new();
        string[] blocks = [.. Fences().Matches(File.ReadAllText(Project.PathOf("docs/snapshot-testing.md"))).Select(match => Unindented(match.Groups["text"].Value))];
        File.WriteAllText(folder.PathOf("Tests.csproj"), blocks.Single(block => block.Contains("<Project", StringComparison.Ordinal)));
        File.WriteAllText(folder.PathOf("MountTests.cs"), blocks.Single(block => block.Contains("class MountTests", StringComparison.Ordinal)));
        MicroCommand.EnsureBuilt();
        MicroCommand.Run("pack").ExpectOutput("artifacts/packages/Micro.Testing.");

        Outcome first = Run(folder, "dotnet", "test", "-nologo");
        first.ExpectStatus(Failed);
        first.ExpectOutput("MountTests.A_directory_is_mounted.received.txt");
        Outcome accepted = Run(folder, Project.PathOf("micro"), "accept");
        accepted.ExpectStatus(0);
        accepted.ExpectOutput("accepted: 1");
        Run(folder, "dotnet", "test", "-nologo").ExpectStatus(0);

        string verified = File.ReadAllText(folder.PathOf("MountTests.A_directory_is_mounted.verified.txt"));
        Assert.Contains("shell → vfs  Mount(path: \"/m\", source: \"ramfs\"", verified, StringComparison.Ordinal);
    }

    // The build's servers end with the test: they would keep its folder, and what waits for their output would wait for them.
    private static Outcome Run(TemporaryFolder folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MICRO_ROOT"] = Project.Root,
                ["MICRO_PRODUCERS"] = "simulator",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["UseSharedCompilation"] = "false",
            },
        };
        start.Environment.Remove("MICRO_SNAPSHOTS");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
        }

        return new Outcome($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.Result, error.Result, "");
    }

    private static string Unindented(string block) => string.Join('\n', block.Split('\n').Select(line => line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line));

    [GeneratedRegex(@"^ *```\w*\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
