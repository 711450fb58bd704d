using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Micro.Tools.Snapshots;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>`micro accept`, as its user sees it.</summary>
public sealed class AcceptTests : IClassFixture<RunTests.Fixture>, IDisposable
{
    private const string Verified = "tests/T.A.verified.txt";
    private const string Received = "tests/deep/T.A.received.txt";
    private readonly FakeProject _project;

    public AcceptTests(RunTests.Fixture fixture)
    {
        _project = fixture.Project;
        Directory.CreateDirectory(PathOf("tests/deep"));
    }

    public void Dispose() => Directory.Delete(PathOf("tests"), recursive: true);

    [Fact]
    public void Nothing_to_accept_is_said_with_status_zero()
    {
        Write(Verified, "x\n");

        Assert.Equal(new ToolResult(0, "nothing to accept: no test has received another text than the verified one\n", ""), Accept());
        Assert.Equal(new ToolResult(0, "[]\n", ""), Accept("--json"));
    }

    [Fact]
    public void A_difference_is_shown_with_the_lines_around_it_and_accepted()
    {
        Write("tests/T.A.verified.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n");
        Write("tests/T.A.received.txt", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n14\n15\n16\n17\n");

        ToolResult result = Accept();

        Assert.Equal(0, result.Status);
        Assert.Equal("""
            T.A (in tests): 2 lines added, 2 removed
              line 2:
                2
                3
                4
              - 5
              + five
                6
                7
                8
              line 10:
                10
                11
                12
              - 13
                14
                15
                16
              + 17

            accepted: 1

            """, result.Output);
        Assert.False(File.Exists(PathOf("tests/T.A.received.txt")));
        Assert.Contains("five", File.ReadAllText(PathOf("tests/T.A.verified.txt")));
    }

    [Fact]
    public void List_shows_and_accepts_nothing()
    {
        Write(Received, "new\n");

        ToolResult result = Accept("--list");

        Assert.Equal("T.A (new, in tests/deep): 1 line\n  line 1:\n  + new\n\nto accept: 1\n", result.Output);
        Assert.True(File.Exists(PathOf(Received)));
    }

    [Fact]
    public void A_conversation_names_the_messages_and_not_the_numbers_that_moved()
    {
        Write("tests/T.A.verified.txt", """
            shell → fd  Open(path: "/a", flags: Read)  #1
              fd → vfs  Resolve(path: "/a")  #2
              fd ← vfs  NotFound
            shell ← fd  NotFound
            shell → fd  Stat(path: "/b")  #3
            shell ← fd  Ok()
            shell → fd  Close(descriptor: Fd_1)  #4
            shell ← fd  Ok()

            """);
        Write("tests/T.A.received.txt", """
            shell → fd  Open(path: "/a", flags: Read)  #1
              fd → vfs  Resolve(path: "/a")  #2
              fd ← vfs  NotFound
            shell ← fd  Exists
            shell → fd  Where()  #3
            shell ← fd  Ok()
            shell → fd  Stat(path: "/b")  #4
            shell ← fd  Ok()
            shell → fd  Close(descriptor: Fd_1)  #5
            shell ← fd  Ok()

            """);

        string output = Accept("--list").Output;

        Assert.Contains("  changed  shell → fd Open #1\n  added    shell → fd Where #3\n  line", output);
        Assert.DoesNotContain("- shell → fd  Close", output);
    }

    [Fact]
    public void Numbers_that_moved_and_no_more_are_said_to_be_no_more()
    {
        Write("tests/T.A.verified.txt", "a → b  One()  #1\n");
        Write("tests/T.A.received.txt", "a → b  One()  #2\n");

        Assert.Equal("T.A (in tests): nothing but the numbers of messages\n\naccepted: 1\n", Accept().Output);
    }

    [Fact]
    public void A_message_that_went_is_named_by_its_old_number()
    {
        MessageChange[] changes = [.. MessageChange.Between(["a → b  One()  #1", "a → b  Two()  #2"], ["a → b  One()  #1"])];

        Assert.Equal([new MessageChange("removed", "a → b Two #2")], changes);
    }

    [Fact]
    public void A_pattern_chooses_by_a_part_of_the_name_or_by_its_form()
    {
        Write("tests/T.A.received.txt", "a\n");
        Write("tests/T.B.received.txt", "b\n");

        Assert.Contains("accepted: 1\n", Accept("t.b").Output);
        Assert.Contains("to accept: 1\n", Accept("--list", "T.?").Output);
        ToolResult none = Accept("T.C");
        Assert.Equal(2, none.Status);
        Assert.Equal("micro: unknown received snapshot 'T.C': did you mean 'T.A'? (choose from T.A)\n", none.Error);
        Assert.True(File.Exists(PathOf("tests/T.B.verified.txt")));
    }

    [Fact]
    public void Json_has_files_lines_and_messages()
    {
        Write("tests/T.A.verified.txt", "a → b  One()  #1\n");
        Write("tests/T.A.received.txt", "a → b  One(x: 1)  #1\n");

        JsonElement row = JsonDocument.Parse(Accept("--json").Output).RootElement.EnumerateArray().Single();

        Assert.Equal("tests/T.A.received.txt", row.GetProperty("received").GetString());
        Assert.True(row.GetProperty("isAccepted").GetBoolean());
        Assert.Equal("a → b One #1", row.GetProperty("messages")[0].GetProperty("message").GetString());
        Assert.Equal("a → b  One(x: 1)  #1", row.GetProperty("changes")[0].GetProperty("added")[0].GetString());
        Assert.False(File.Exists(PathOf("tests/T.A.received.txt")));
    }

    private ToolResult Accept(params string[] arguments) => _project.Run("exit 1", ["accept", .. arguments]);

    private string PathOf(string name) => Path.Combine(_project.Path, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);
}
