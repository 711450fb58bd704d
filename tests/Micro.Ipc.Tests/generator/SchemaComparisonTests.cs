using System;
using System.Linq;
using Micro.Generator.Schemas;
using Xunit;

namespace Micro.Ipc.Tests.Generator;

/// <summary>What a change of a protocol means to older peers, with a change of each kind.</summary>
public sealed class SchemaComparisonTests
{
    private const string Released =
        """
        protocol thing number 9 version 2

        1 Open
          order of caller: Closed or Broken -> Open
          request [path text(20), mode Mode, size u32]
          reply [status Status, id Id, kind Kind]
          errors NotFound 48, Busy 18

        2 Read idempotent
          order of caller: Open
          request [offset u32, data room u32] capabilities [buffer memory]
          reply [data bytes(600), count i16] capabilities [token endpoint(file) moved]
          depth request 1, reply 2

        3 Close parks
          request []
          reply []

        struct Status [Size u32, Kind Kind]

        type Id = u32

        enum Kind u8 {File 1, Pipe 2}

        flags Mode u16 {None 0, Read 1, Write 2}
        """;

    [Fact]
    public void The_same_schema_has_no_changes() => Assert.Empty(SchemaComparison.Of(Schema.Parse(Released), Schema.Parse(Released)));

    [Theory]
    [InlineData("Compatible: Stop was added", "struct Status", "4 Stop\n  request []\n  reply []\n\nstruct Status")]
    [InlineData("Breaking: Close was removed", "3 Close parks\n  request []\n  reply []\n", "")]
    [InlineData("Renumbered: Close has number 4, and was released with 3", "3 Close", "4 Close")]
    [InlineData("Compatible: Shut was called 'Close'", "3 Close", "3 Shut")]
    [InlineData("Renumbered: Load has number 2, which was released as 'Read'", "2 Read idempotent\n  order of caller: Open\n  request [offset u32, ", "2 Load\n  order of caller: Open\n  request [")]
    [InlineData("Renumbered: thing has number 8, and was released with 9", "number 9", "number 8")]
    [InlineData("Renumbered: other has number 9, which was released as 'thing'", "protocol thing", "protocol other")]
    public void Operations_and_numbers(string change, string old, string current) => AssertChange(change, old, current);

    [Theory]
    [InlineData("Breaking: Open has 2 values in its request, which had 3", ", size u32]", "]")]
    [InlineData("Breaking: Open has 4 values in its request, which had 3", ", size u32]", ", size u32, more bool]")]
    [InlineData("Breaking: Read has 3 values in its reply, which had 2", "count i16]", "count i16, more bool]")]
    [InlineData("Compatible: Open request: length was called 'size'", "size u32", "length u32")]
    [InlineData("Breaking: Open request: size is bool, and was u32", "size u32", "size bool")]
    [InlineData("Breaking: Open request: path is bytes(20), and was text(20)", "path text(20)", "path bytes(20)")]
    [InlineData("Compatible: Open request: size is u64, and was u32", "size u32", "size u64")]
    [InlineData("Compatible: Open request: size is i64, and was u32", "size u32", "size i64")]
    [InlineData("Breaking: Open request: size is i32, and was u32", "size u32", "size i32")]
    [InlineData("Breaking: Open request: size is u16, and was u32", "size u32", "size u16")]
    [InlineData("Breaking: Read reply: count is i32, and was i16", "count i16", "count i32")]
    [InlineData("Compatible: Read reply: count is u8, and was i16", "count i16", "count u8")]
    [InlineData("Compatible: Open request: path has at most 30 bytes, and had 20", "text(20)", "text(30)")]
    [InlineData("Breaking: Open request: path has at most 10 bytes, and had 20", "text(20)", "text(10)")]
    [InlineData("Compatible: Read reply: data has at most 500 bytes, and had 600", "bytes(600)", "bytes(500)")]
    [InlineData("Compatible: Read reply: data has at most 700 bytes, and had 600", "bytes(600)", "bytes(700)")]
    public void Values_and_limits(string change, string old, string current) => AssertChange(change, old, current);

    [Theory]
    [InlineData("Breaking: Open reply: status has 3 fields, and had 2", "Kind Kind]", "Kind Kind, Node u64]")]
    [InlineData("Breaking: Open reply: status.Size is u64, and was u32", "[Size u32", "[Size u64")]
    [InlineData("Compatible: Open reply: status.Bytes was called 'Size'", "[Size u32", "[Bytes u32")]
    [InlineData("Breaking: Open reply: id is u64, and was u32", "type Id = u32", "type Id = u64")]
    [InlineData("Breaking: Open reply: kind can be Kind.Device", "Pipe 2}", "Pipe 2, Device 3}")]
    [InlineData("Compatible: Open reply: kind cannot be Kind.Pipe any more", ", Pipe 2}", "}")]
    [InlineData("Renumbered: Open reply: kind has Kind.Pipe as 3, and was released with 2", "Pipe 2}", "Pipe 3}")]
    [InlineData("Compatible: Open request: mode can be Mode.Append", "Write 2}", "Write 2, Append 4}")]
    [InlineData("Breaking: Open request: mode cannot be Mode.Write any more", ", Write 2}", "}")]
    public void Named_types(string change, string old, string current)
    {
        // A type is compared wherever it is used: the kind also inside the status.
        SchemaChange[] changes = Changes(old, current);
        Assert.Contains(changes, c => Show(c) == change);
        Assert.All(changes, c => Assert.StartsWith(change.Split(':')[0], Show(c), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Breaking: Read has 2 capabilities (memory copied, any copied) in its request, which had 1 capabilities (memory copied)", "[buffer memory]", "[buffer memory, more any]")]
    [InlineData("Breaking: Read has 1 capabilities (endpoint(file) copied) in its reply, which had 1 capabilities (endpoint(file) moved)", "(file) moved", "(file)")]
    [InlineData("Breaking: Read has 1 capabilities (endpoint(pipe) moved) in its reply, which had 1 capabilities (endpoint(file) moved)", "(file)", "(pipe)")]
    [InlineData("Breaking: Read has 1 capabilities (any moved) in its reply, which had 1 capabilities (endpoint(file) moved)", "endpoint(file)", "any")]
    [InlineData("Breaking: Read has 1 capabilities (thread copied) in its request, which had 1 capabilities (memory copied)", "buffer memory", "buffer thread")]
    [InlineData("Compatible: Read has 1 capabilities (any copied) in its request, which had 1 capabilities (memory copied)", "buffer memory", "buffer any")]
    [InlineData("Compatible: Read is nested 2 deep in its request, and was 1", "request 1", "request 2")]
    [InlineData("Breaking: Read is nested 3 deep in its reply, and was 2", "reply 2", "reply 3")]
    [InlineData("Compatible: Read is nested 1 deep in its reply, and was 2", "reply 2", "reply 1")]
    [InlineData("Compatible: Open can answer NoSpace", "Busy 18", "Busy 18, NoSpace 54")]
    [InlineData("Compatible: Open answers Busy no more", ", Busy 18", "")]
    [InlineData("Renumbered: Open answers Busy as 19, and was released with 18", "Busy 18", "Busy 19")]
    [InlineData("Breaking: Read is idempotent no more", "2 Read idempotent", "2 Read")]
    [InlineData("Compatible: Close is idempotent", "3 Close parks", "3 Close parks idempotent")]
    [InlineData("Compatible: Close is parks no more", "3 Close parks", "3 Close")]
    public void Capabilities_errors_and_marks(string change, string old, string current) => AssertChange(change, old, current);

    [Theory]
    [InlineData("Breaking: Open is not allowed any more in Broken", "Closed or Broken -> Open", "Closed -> Open")]
    [InlineData("Compatible: Read is allowed also in Broken", "caller: Open\n", "caller: Open or Broken\n")]
    [InlineData("Compatible: Read is allowed also outside Open", "  order of caller: Open\n", "")]
    [InlineData("Breaking: Close is not allowed any more outside Open", "3 Close parks\n", "3 Close parks\n  order of caller: Open\n")]
    [InlineData("Breaking: Open is ordered by caller: Closed or Broken, and was by caller: Closed or Broken -> Open", " -> Open", "")]
    [InlineData("Breaking: Read is ordered by data: Open, and was by caller: Open", "of caller: Open\n", "of data: Open\n")]
    public void Order(string change, string old, string current) => AssertChange(change, old, current);

    [Fact]
    public void What_older_schemas_did_not_say_is_no_change()
    {
        string older = Text("  depth request 1, reply 2\n", "").Replace(" memory", "", StringComparison.Ordinal).Replace(" endpoint(file)", "", StringComparison.Ordinal);
        Assert.Empty(SchemaComparison.Of(Schema.Parse(older), Schema.Parse(Released)));
        Assert.Single(SchemaComparison.Of(Schema.Parse(older.Replace(" moved", "", StringComparison.Ordinal)), Schema.Parse(Released)));
    }

    [Fact]
    public void A_breaking_change_is_a_violation_until_the_version_rises()
    {
        Assert.Single(SchemaComparison.Violations(Schema.Parse(Released), Changed(", size u32]", "]")));
        Schema newVersion = Schema.Parse(Text(", size u32]", "]").Replace("version 2", "version 3", StringComparison.Ordinal));
        Assert.Empty(SchemaComparison.Violations(Schema.Parse(Released), newVersion));
    }

    [Fact]
    public void A_changed_number_is_a_violation_under_any_version()
    {
        Schema newVersion = Schema.Parse(Text("3 Close", "4 Close").Replace("version 2", "version 3", StringComparison.Ordinal));
        Assert.Single(SchemaComparison.Violations(Schema.Parse(Released), newVersion));
    }

    [Fact]
    public void A_compatible_change_is_no_violation() =>
        Assert.Empty(SchemaComparison.Violations(Schema.Parse(Released), Changed("text(20)", "text(30)")));

    [Fact]
    public void What_is_no_schema_is_refused() => Assert.Throws<FormatException>(() => Schema.Parse("thing 9"));

    private static void AssertChange(string change, string old, string current) =>
        Assert.Equal([change], Changes(old, current).Select(Show));

    private static SchemaChange[] Changes(string old, string current) => [.. SchemaComparison.Of(Schema.Parse(Released), Changed(old, current))];

    private static Schema Changed(string old, string current) => Schema.Parse(Text(old, current));

    private static string Text(string old, string current)
    {
        int start = Released.IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0 && Released.IndexOf(old, start + 1, StringComparison.Ordinal) < 0, $"'{old}' must be there once");
        return Released.Replace(old, current, StringComparison.Ordinal);
    }

    private static string Show(SchemaChange change) => change.ToString();
}
