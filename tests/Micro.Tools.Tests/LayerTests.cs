using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>Keeps the shape of the tree: which project may know which (docs/architecture.md), and the rules for
/// files that no analyzer knows.</summary>
public sealed partial class LayerTests
{
    private const int MaximumLines = 400;

    // From a folder to the folders its projects may reference. What is not listed may reference anything.
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["runtime"] = ["runtime"],
        ["ipc/systemcall"] = ["runtime"],
        ["ipc/abi"] = ["runtime", "ipc/systemcall"],
        ["ipc/archive"] = ["runtime"],
        ["arch"] = ["runtime", "ipc/abi", "arch"],
        ["microkernel"] = ["runtime", "ipc/abi", "ipc/archive", "arch", "microkernel"],
        ["ipc"] = ["runtime", "ipc", "tools/generator"],
        ["servers"] = ["runtime", "ipc", "tools/generator"],
        ["programs"] = ["runtime", "ipc", "tools/generator"],
    };

    // No server is among them; the programs that provoke faults and make bad system calls have no other way to do so.
    private static readonly string[] _unsafeFolders =
    [
        "runtime", "arch", "microkernel", "ipc/systemcall", "ipc/abi", "ipc/loader", "ipc/protocols/transport", "ipc/server",
        "programs/fault", "programs/hostile", "tools/simulator", "tests",
    ];

    [Fact]
    public void A_project_references_only_what_its_layer_may_know()
    {
        List<string> violations = [];
        foreach (string project in SourceTree.Files(".csproj"))
        {
            string? layer = LayerOf(project);
            if (layer is null)
            {
                continue;
            }

            violations.AddRange(References(project)
                .Where(reference => !_allowed[layer].Any(folder => SourceTree.IsIn(reference, folder)))
                .Select(reference => $"{project} references {reference}"));
        }

        AssertNone(violations);
    }

    [Fact]
    public void Nothing_that_boots_references_tools_or_tests()
    {
        string[] hostOnly = ["tools", "tests", "bench"];

        AssertNone(
            from project in SourceTree.Files(".csproj")
            where !hostOnly.Any(folder => SourceTree.IsIn(project, folder))
            from reference in References(project)
            where hostOnly.Any(folder => SourceTree.IsIn(reference, folder)) && !SourceTree.IsIn(reference, "tools/generator")
            select $"{project} references {reference}");
    }

    [Fact]
    public void Every_image_is_linked_at_a_base_of_its_own()
    {
        IEnumerable<IGrouping<string, string>> places = SourceTree.Files(".csproj")
            .Where(project => !SourceTree.IsIn(project, "tests"))
            .Where(project => Value(project, "MachineImageIndex") is not null)
            .GroupBy(project => Value(project, "MachineImageIndex")!);

        AssertNone(places.Where(place => place.Count() > 1).Select(place => $"{place.Key}: {string.Join(", ", place)}"));
    }

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        AssertNone(".cs", text => text.Count(letter => letter == '\n') > MaximumLines);

    [Fact]
    public void No_assembly_file_is_longer_than_400_lines() =>
        AssertNone(".S", text => text.Count(letter => letter == '\n') > MaximumLines);

    [Fact]
    public void No_code_is_conditional() => AssertNone(".cs", text => ConditionalCode().IsMatch(text));

    [Fact]
    public void Nothing_is_left_to_be_done_later() => AssertNone(".cs", text => Unfinished().IsMatch(text));

    [Fact]
    public void Unsafe_code_is_only_where_it_has_to_be()
    {
        IEnumerable<string> offenders = SourceTree.Files(".cs")
            .Where(file => !_unsafeFolders.Any(folder => SourceTree.IsIn(file, folder)))
            .Where(file => UnsafeKeyword().IsMatch(Read(file)));

        AssertNone(offenders);
    }

    // The core library is left out: its pointers are those of .NET's own types, and its README says what holds them.
    [Fact]
    public void Code_that_follows_a_pointer_says_why_it_may() =>
        AssertNone(SourceTree.Files(".cs")
            .Where(file => !SourceTree.IsIn(file, "runtime/corelib") && !SourceTree.IsIn(file, "tests"))
            .Where(file => UnsafeKeyword().IsMatch(Read(file)) && FollowedPointer().IsMatch(Read(file)))
            .Where(file => !Read(file).Contains("// SAFETY", StringComparison.Ordinal)));

    [Fact]
    public void A_file_has_one_public_type_and_its_name()
    {
        List<string> violations = [];
        foreach (string file in SourceTree.Files(".cs").Where(file => !SourceTree.IsIn(file, "runtime")))
        {
            string[] types = [.. PublicType().Matches(Read(file)).Select(match => match.Groups["name"].Value)];
            string name = Path.GetFileName(file).Split('.')[0];
            if (types.Length > 1 || (types.Length == 1 && types[0] != name))
            {
                violations.Add($"{file}: {string.Join(", ", types)}");
            }
        }

        AssertNone(violations);
    }

    [Fact]
    public void The_rules_find_what_they_forbid()
    {
        Assert.Matches(ConditionalCode(), "class A\n{\n    #" + "if DEBUG\n");
        Assert.Matches(Unfinished(), "// TO" + "DO: later");
        Assert.Matches(UnsafeKeyword(), "public unsafe struct A");
        Assert.DoesNotMatch(UnsafeKeyword(), "// nothing unsafe here\nUnsafe.As(x)");
        Assert.Matches(FollowedPointer(), "return frame->Value;");
        Assert.Matches(FollowedPointer(), "*(uint*)address = 1;");
        Assert.Equal(2, PublicType().Count("public enum A\n{\n}\n\npublic readonly ref struct B<T>\n"));
    }

    private static void AssertNone(string extension, Predicate<string> isWrong) =>
        AssertNone(SourceTree.Files(extension).Where(file => isWrong(Read(file))));

    // Unlike Assert.Empty this shows all offenders, in lines that can be searched for.
    private static void AssertNone(IEnumerable<string> offenders)
    {
        string[] all = [.. offenders];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static string Read(string file) => File.ReadAllText(Project.PathOf(file));

    private static string? LayerOf(string project) =>
        _allowed.Keys
            .Where(folder => SourceTree.IsIn(project, folder))
            .OrderByDescending(folder => folder.Length)
            .FirstOrDefault();

    private static string? Value(string project, string property) =>
        XDocument.Parse(Read(project)).Descendants(property).FirstOrDefault()?.Value;

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetRelativePath(
                Project.Root,
                Path.GetFullPath(reference.Attribute("Include")!.Value, Path.GetDirectoryName(Project.PathOf(project))!)));

    [GeneratedRegex(@"^\s*#(if|elif|else)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCode();

    [GeneratedRegex("TO" + "DO|FIX" + "ME|new NotImplemented" + "Exception")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?!\s*//).*\bunsafe\s", RegexOptions.Multiline)]
    private static partial Regex UnsafeKeyword();

    [GeneratedRegex(@"\(\w+\*+\)|[\w)\]]->|[ (=]\*[a-z_(]")]
    private static partial Regex FollowedPointer();

    [GeneratedRegex(@"^public( \w+)* (class|struct|interface|enum|record|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
