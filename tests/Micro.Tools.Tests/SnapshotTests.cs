using System.IO;
using System.Linq;
using Micro.Tools.Snapshots;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>What CI refuses: snapshots that nobody accepted, that nobody compares with, or that have other bytes than Verify's.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_received_snapshot_is_left_over_wherever_it_lies_among_sources()
    {
        using TemporaryFolder folder = new();
        folder.Write("tests/a/T.A.received.txt", "");
        folder.Write("tests/a/bin/T.B.received.txt", "");
        folder.Write("tests/a/T.A.verified.txt", "");

        Assert.Equal(
            ["tests/a/T.A.received.txt: nobody has accepted this snapshot: ./micro accept T.A, or delete it"],
            SnapshotCheck.LeftOver(folder.Path));
    }

    [Fact]
    public void A_verified_snapshot_that_is_in_no_list_of_a_test_process_is_orphaned()
    {
        using TemporaryFolder folder = new();
        string used = folder.Write("tests/T.A.verified.txt", "");
        folder.Write("tests/T.B.verified.txt", "");
        folder.Write("artifacts/lists/1.txt", "/elsewhere\n");
        folder.Write("artifacts/lists/2.txt", used + "\n");

        Assert.Equal(
            ["tests/T.B.verified.txt: no test compares with this snapshot: delete it"],
            SnapshotCheck.Orphaned(folder.Path, Path.Combine(folder.Path, "artifacts/lists")));
        Assert.Equal(2, SnapshotCheck.Orphaned(folder.Path, Path.Combine(folder.Path, "nowhere")).Count());
    }

    [Fact]
    public void Verified_snapshots_begin_with_a_byte_order_mark_and_have_line_feeds_only()
    {
        string[] files = [.. SnapshotFolders.Files(Project.Root, "*.verified.*")];

        Assert.True(files.Length > 30, $"{files.Length} snapshots");
        Assert.All(files, file => Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(file)[..3]));
        Assert.All(files, file => Assert.DoesNotContain((byte)'\r', File.ReadAllBytes(file)));
    }
}
