using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Micro.Archive;
using Micro.Tools.Archives;
using Micro.Tools.Manifests;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class ManifestTests : IDisposable
{
    private const string Init = """{ "name": "init", "project": "p", "priority": 60 }""";
    private const string Pmm = """{ "name": "pmm", "project": "p", "priority": 50 }""";

    private readonly TemporaryFolder _folder = new();

    public ManifestTests()
    {
        _folder.Write("none/readme", "");
        foreach (string name in (string[])["init", "pmm", "a", "b", "c", "x"])
        {
            _folder.Write($"p/{name}.csproj", ProjectOf(name, ""));
        }

        _folder.Write("one/One.csproj", ProjectOf("x", """<ServerVariant Include="only" />"""));
        _folder.Write("two/Two.csproj", ProjectOf("pmm", """<ServerVariant Include="bitmap" /><ServerVariant Include="buddy" />"""));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_manifest_may_have_comments_and_trailing_commas()
    {
        ImageManifest manifest = Load($$"""
            // The smallest image.
            { "servers": [ {{Init}}, /* memory */ {{Pmm}}, ], }
            """);

        Assert.Equal(["init", "pmm"], manifest.Servers.Select(server => server.Name.Text));
    }

    [Theory]
    [InlineData("{", "1:2: ")]
    [InlineData("", "1:1: ")]
    [InlineData("{ \"servers\": [ INIT PMM ] }", "1:67: ")]
    [InlineData("{\n  \"servers\": [ INIT ],\n  \"servers\": []\n}", "3:3: 'servers' is given twice")]
    [InlineData("{\n  \"server\": [ INIT, PMM ]\n}", "2:3: unknown member 'server': did you mean 'servers'?")]
    [InlineData("[]", "1:1: a manifest must be an object, not array")]
    [InlineData("{}", "1:1: 'servers' is missing")]
    [InlineData("{ \"servers\": 3 }", "1:14: 'servers' must be an array, not number")]
    [InlineData("{ \"servers\": [ 3 ] }", "1:16: an entry must be an object, not number")]
    [InlineData("{ \"servers\": [ INIT ] }", "1:1: the server 'pmm' is missing")]
    [InlineData("{ \"servers\": [ PMM ] }", "1:1: the server 'init' is missing")]
    [InlineData("{ \"servers\": [ INIT, PMM ], \"programs\": [ { \"name\": \"x\", \"project\": \"p\" } ] }",
        "1:1: the server 'proc' is missing")]
    [InlineData("{ \"servers\": [ INIT, PMM, PMM ] }", "'pmm' is already the name of the entry in line 1")]
    public void A_broken_manifest_is_refused_at_its_line(string text, string expected) =>
        AssertRefused(text.Replace("INIT", Init).Replace("PMM", Pmm), expected);

    [Theory]
    [InlineData("\"project\": \"p\", \"priority\": 1", "3:3: 'name' is missing")]
    [InlineData("\"name\": \"x\", \"priority\": 1", "3:3: 'project' is missing")]
    [InlineData("\"name\": \"x\", \"project\": \"p\"", "3:3: 'priority' is missing")]
    [InlineData("\"name\": \"X\", \"project\": \"p\", \"priority\": 1", "3:13: 'name' must be 1 to 31 of a-z, 0-9 and '-'")]
    [InlineData("\"name\": \"x\", \"project\": \"q\", \"priority\": 1", "3:29: the project 'q' of 'x' does not exist")]
    [InlineData("\"name\": \"x\", \"project\": \"none\", \"priority\": 1", "3:29: the project 'none' of 'x' is no server or program")]
    [InlineData("\"name\": \"y\", \"project\": \"p\", \"priority\": 1", "3:13: unknown image of p 'y': ")]
    [InlineData("\"name\": \"y\", \"project\": \"p\", \"priority\": 1, \"image\": \"z\"", "3:58: unknown image of p 'z': ")]
    [InlineData("\"name\": \"a-longer-name\", \"project\": \"p\", \"priority\": 1, \"image\": \"z\"", "unknown image of p 'z'")]
    [InlineData("\"name\": \"much-too-longer\", \"project\": \"p\", \"priority\": 1", "3:13: the name of a server has at most 13 letters")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"replies\": 129", "3:45: 'replies' must be 2 to 128")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"replies\": 1", "3:45: 'replies' must be 2 to 128")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"replies\": 128, \"slots\": 512", "3:74: 'slots' must be 768 to 32768")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 0", "3:46: 'priority' must be 1 to 63")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": \"1\"", "3:46: 'priority' must be a number, not string")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"memory\": \"1X\"", "3:59: 'memory' must be a size")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"calls\": [\"pmn\"]",
        "3:59: unknown server 'pmn': did you mean 'pmm'? (choose from init, pmm, x)")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"calls\": [\"pmm\", \"pmm\"]",
        "3:66: 'pmm' is listed twice in 'calls'")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"grants\": [\"usrt\"]",
        "3:60: unknown grant 'usrt': did you mean 'uart'? (choose from power, uart, ")]
    [InlineData("\"name\": \"x\", \"project\": \"two\", \"priority\": 1",
        "3:13: 'variant' must say which 'x' is meant: (choose from bitmap, buddy)")]
    [InlineData("\"name\": \"x\", \"project\": \"two\", \"priority\": 1, \"variant\": \"budy\"",
        "3:62: unknown variant of x 'budy': did you mean 'buddy'? (choose from bitmap, buddy)")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 1, \"variant\": \"buddy\"",
        "3:60: unknown variant of x 'buddy': (there is none)")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 51, \"calls\": [\"pmm\"]",
        "the priority of 'pmm' (50) must be above that of its client 'x' (51)")]
    [InlineData("\"name\": \"x\", \"project\": \"p\", \"priority\": 50, \"calls\": [\"pmm\"]",
        "the priority of 'pmm' (50) must be above that of its client 'x' (50)")]
    public void A_broken_entry_is_refused_at_its_place(string entry, string expected) =>
        AssertRefused($$"""
            { "servers": [
              {{Init}}, {{Pmm}},
              { {{entry}} }
            ] }
            """.Replace("\n  {", "\n  {"), expected);

    [Fact]
    public void Servers_that_call_each_other_in_a_circle_are_named_in_order() =>
        AssertRefused($$"""
            { "servers": [ {{Init}}, {{Pmm}},
              { "name": "a", "project": "p", "priority": 30, "calls": ["pmm", "b"] },
              { "name": "b", "project": "p", "priority": 40, "calls": ["c"] },
              { "name": "c", "project": "p", "priority": 50, "calls": ["b"] } ] }
            """, "4:60: servers call each other in a circle: b -> c -> b");

    [Fact]
    public void What_is_there_only_for_a_recording_is_left_out_without_one()
    {
        ImageManifest manifest = Load($$"""
            { "servers": [ {{Init}}, {{Pmm}},
              { "name": "a", "project": "p", "priority": 40, "calls": ["pmm"], "only": "traced" },
              { "name": "b", "project": "p", "priority": 30, "calls": ["pmm"] } ] }
            """);

        Assert.Equal(["init", "pmm", "a", "b"], manifest.For(isTraced: true).Entries.Select(entry => entry.Name.Text));
        Assert.Equal(["init", "pmm", "b"], manifest.For(isTraced: false).Entries.Select(entry => entry.Name.Text));
    }

    [Theory]
    [InlineData("\"calls\": [\"a\"]", "3:60: 'b' would call 'a', which is there only when the machine is traced")]
    [InlineData("\"only\": \"tracked\"", "3:58: 'only' can be \"traced\", and only of a server")]
    [InlineData("\"only\": true", "3:58: 'only' can be \"traced\", and only of a server")]
    public void Nobody_depends_on_what_may_be_left_out(string member, string expected) =>
        AssertRefused($$"""
            { "servers": [ {{Init}}, {{Pmm}},
              { "name": "a", "project": "p", "priority": 40, "only": "traced" },
              { "name": "b", "project": "p", "priority": 30, {{member}} } ] }
            """, expected);

    [Fact]
    public void What_every_image_needs_is_there_without_a_recording_too() =>
        AssertRefused($$"""
            { "servers": [ {{Init}}, { "name": "pmm", "project": "p", "priority": 50, "only": "traced" } ] }
            """, "the server 'pmm' is missing");

    [Fact]
    public void Init_may_call_nobody() =>
        AssertRefused("""
            { "servers": [ { "name": "init", "project": "p", "priority": 1, "calls": ["pmm"] }, PMM ] }
            """.Replace("PMM", Pmm), "init supervises the others and may call none of them");

    [Fact]
    public void A_variant_is_set_by_name_and_unknown_ones_name_the_choices()
    {
        ImageManifest manifest = Load($$"""
            { "servers": [ {{Init}},
              { "name": "pmm", "project": "two", "priority": 9, "variant": "bitmap" },
              { "name": "x", "project": "one", "priority": 8 } ] }
            """);

        Assert.Equal("init", manifest.Entries[0].Image);
        Assert.Equal("x-only", manifest.Entries[2].Image);
        Assert.Equal("pmm-bitmap", manifest.Entries[1].Image);
        Assert.Equal("pmm-buddy", manifest.With("pmm", "buddy").Entries[1].Image);
        Assert.Contains(
            "did you mean 'buddy'? (choose from bitmap, buddy)",
            Assert.Throws<ToolException>(() => manifest.With("pmm", "budy")).Message);
        Assert.Contains(
            "(choose from init, pmm, x)",
            Assert.Throws<ToolException>(() => manifest.With("heap", "x")).Message);
        Assert.Contains("there is none", Assert.Throws<ToolException>(() => manifest.With("init", "x")).Message);
    }

    [Fact]
    public void The_guest_reads_what_the_manifest_says()
    {
        ImageManifest manifest = Load($$"""
            { "servers": [ {{Init}}, {{Pmm}},
              { "name": "x", "project": "p", "priority": 40, "memory": "1M", "stack": 8192, "replies": 128, "slots": 1536,
                "calls": ["pmm"], "grants": ["uart", "power"] } ] }
            """);

        byte[] table = ManifestTable.Build(manifest);

        Assert.Equal(ArchiveError.None, ManifestReader.Open(table, out ManifestReader reader));
        Assert.Equal(3, reader.Count);
        Assert.True(reader.TryFind("x"u8, out int index));
        ManifestRecord record = reader.RecordAt(index);
        Assert.Equal(ManifestKind.Server, record.Kind);
        Assert.Equal(40u, record.Priority);
        Assert.Equal(1u << 20, record.StateBytes);
        Assert.Equal(8192u, record.StackBytes);
        Assert.Equal(128u, record.Replies);
        Assert.Equal(1536u, record.Slots);
        Assert.Equal((32u, 512u), (reader.RecordAt(1).Replies, reader.RecordAt(1).Slots));
        Assert.Equal(Grants.Uart | Grants.Power, record.Grants);
        Assert.True(record.Calls.SequenceEqual((ReadOnlySpan<byte>)[1]));
        for (int length = 0; length < table.Length; length++)
        {
            Assert.Equal(ArchiveError.ManifestInvalid, ManifestReader.Open(table.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void The_schema_lists_what_the_tool_accepts()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Project.PathOf("images/schema.json")));
        JsonElement entry = schema.RootElement.GetProperty("$defs").GetProperty("entry").GetProperty("properties");

        Assert.Equal(ManifestBinder.ImageMembers, Names(schema.RootElement.GetProperty("properties")));
        Assert.Equal(ManifestBinder.EntryMembers, Names(entry));
        Assert.Equal(
            ManifestBinder.GrantNames,
            entry.GetProperty("grants").GetProperty("items").GetProperty("enum").EnumerateArray()
                .Select(item => item.GetString()!));
    }

    private static string ProjectOf(string image, string variants) => $"""
        <Project>
          <PropertyGroup><MachineImageName>{image}</MachineImageName></PropertyGroup>
          <ItemGroup>{variants}</ItemGroup>
        </Project>
        """;

    private static IEnumerable<string> Names(JsonElement properties) =>
        properties.EnumerateObject().Select(property => property.Name);

    private void AssertRefused(string text, string expected)
    {
        ToolException exception = Assert.Throws<ToolException>(() => Load(text));

        Assert.Equal(ExitStatus.Usage, exception.Status);
        Assert.StartsWith(Path.Combine(_folder.Path, "image.json") + ":", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message);
        Assert.DoesNotContain("\n", exception.Message);
    }

    [Fact]
    public void A_folder_that_begins_with_a_dot_is_looked_for_beside_the_manifest()
    {
        string file = _folder.Write("image.json", $"{{ \"servers\": [ {Init}, {Pmm} ] }}".Replace("\"p\"", "\"./p\"", StringComparison.Ordinal));
        string folder = Path.Combine(_folder.Path, "p");

        ImageManifest inside = ImageManifest.Load(file, new Repository(_folder.Path));
        Assert.All(inside.Entries, entry => Assert.Equal((folder, false), (entry.Folder, entry.IsOutside)));
        ImageManifest outside = ImageManifest.Load(file, new Repository(Path.Combine(_folder.Path, "none")));
        Assert.All(outside.Entries, entry => Assert.Equal((folder, true), (entry.Folder, entry.IsOutside)));
    }

    private ImageManifest Load(string text) =>
        ImageManifest.Load(_folder.Write("image.json", text), new Repository(_folder.Path));
}
