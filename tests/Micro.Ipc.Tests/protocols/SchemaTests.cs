using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Micro.Generator.Schemas;
using Micro.Ipc.Tests.Protocols.Examples;
using Xunit;
using Xunit.Abstractions;
using static VerifyXunit.Verifier;

namespace Micro.Ipc.Tests.Protocols;

/// <summary>The protocols as text, now and when they were released last.</summary>
public sealed class SchemaTests(ITestOutputHelper output)
{
    public static TheoryData<string> Protocols => [.. ExamplePeer.Names];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_protocol_is_what_its_schema_says(string protocol) =>
        await Verify(ExamplePeer.Find(protocol).SchemaText).UseDirectory("schemas").UseFileName(protocol + ".schema");

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_breaking_change_since_the_last_release_has_a_new_version(string protocol)
    {
        string file = Path.Combine(Released(), protocol + ".schema.txt");
        if (!File.Exists(file))
        {
            output.WriteLine($"{protocol} is not released yet.");
            return;
        }

        Schema before = Schema.Parse(File.ReadAllText(file));
        Schema after = ExamplePeer.Find(protocol).Schema;
        foreach (SchemaChange change in SchemaComparison.Of(before, after))
        {
            output.WriteLine(change.ToString());
        }

        IReadOnlyList<SchemaChange> violations = SchemaComparison.Violations(before, after);
        Assert.True(violations.Count == 0, $"{protocol} needs a new version: {string.Join("; ", violations)}");
    }

    [Fact]
    public void Every_released_protocol_still_exists()
    {
        IEnumerable<string> released = Directory.GetFiles(Released(), "*.schema.txt").Select(f => Path.GetFileName(f).Split('.')[0]);
        Assert.NotEmpty(released);
        Assert.Empty(released.Except(ExamplePeer.Names));
    }

    private static string Released([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "ipc", "protocols", "released");
}
