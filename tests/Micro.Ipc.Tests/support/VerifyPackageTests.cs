using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace Micro.Ipc.Tests.Support;

/// <summary>The way from the stand-in to the package: the projects choose between the two, and no snapshot would change.</summary>
public sealed class VerifyPackageTests
{
    [Theory]
    [InlineData("true", "Verify.Xunit")]
    [InlineData("false", "xunit.extensibility.core")]
    public void The_library_is_built_with_the_package_or_with_the_stand_in(string isPackage, string reference)
    {
        JsonElement items = Evaluate("tests/support/Micro.Testing.csproj", isPackage);

        Assert.Contains(reference, Names(items, "PackageReference"));
        Assert.Equal(isPackage == "true", Names(items, "PackageReference").Contains("Verify.Xunit"));
        Assert.Equal(isPackage == "false", Names(items, "Compile").Any(file => file.StartsWith("verify/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void Only_the_stand_in_is_told_which_test_runs(string isPackage, bool isTold) =>
        Assert.Equal(isTold, Names(Evaluate("tests/Micro.Ipc.Tests/Micro.Ipc.Tests.csproj", isPackage), "AssemblyAttribute").Contains("VerifyXunit.UseVerifyAttribute"));

    // The package writes {ProjectDirectory}, {CurrentDirectory} and {TempPath} in the place of these; the stand-in does not.
    [Fact]
    public void No_snapshot_has_a_path_that_the_package_would_replace()
    {
        string[] paths = [Root(), AppContext.BaseDirectory.TrimEnd('/'), Path.GetTempPath().TrimEnd('/')];
        string[] snapshots = [.. Directory.GetFiles(Path.Combine(Root(), "tests"), "*.verified.*", SearchOption.AllDirectories)];

        Assert.NotEmpty(snapshots);
        Assert.All(snapshots, snapshot => Assert.DoesNotContain(paths, path => File.ReadAllText(snapshot).Contains(path, StringComparison.Ordinal)));
    }

    private static JsonElement Evaluate(string project, string isPackage)
    {
        string[] items = [.. ((string[])["PackageReference", "Compile", "AssemblyAttribute"]).Select(item => "-getItem:" + item)];
        ProcessStartInfo start = new("dotnet", ["msbuild", Path.Combine(Root(), project), .. items, $"-p:VerifyPackage={isPackage}", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items");
    }

    private static IEnumerable<string> Names(JsonElement items, string kind) =>
        items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
