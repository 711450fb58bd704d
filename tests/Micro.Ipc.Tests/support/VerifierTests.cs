using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Micro.Testing;
using Xunit;

namespace Micro.Ipc.Tests.Support;

/// <summary>The snapshot helper itself.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("micro-verifier").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_text_fails_and_is_kept_as_received()
    {
        SnapshotMismatchException error = await Assert.ThrowsAsync<SnapshotMismatchException>(() => Verify("a\r\nb"));

        Assert.Contains("New snapshot", error.Message, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', (byte)'b'], File.ReadAllBytes(Named("received")));
    }

    [Fact]
    public async Task The_verified_text_passes_with_either_line_end_and_removes_the_received_one()
    {
        File.WriteAllText(Named("verified"), "a\r\nb", new UTF8Encoding(true));
        File.WriteAllText(Named("received"), "old");
        await Verify("a\nb");
        Assert.False(File.Exists(Named("received")));
    }

    [Fact]
    public async Task Another_text_fails_and_says_at_which_line()
    {
        File.WriteAllText(Named("verified"), "same\nold");
        SnapshotMismatchException error = await Assert.ThrowsAsync<SnapshotMismatchException>(() => Verify("same\nnew"));
        Assert.Contains("line 2\n  verified: old\n  received: new", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x64", 2)]
    public async Task Parameters_are_part_of_the_name(string arch, int size)
    {
        string file = Path.Combine(_folder, "VerifierTests.cs");
        await Assert.ThrowsAsync<SnapshotMismatchException>(
            () => Verifier.Verify("text", sourceFile: file).UseParameters(arch, size).ToTask());
        Assert.True(File.Exists(Path.Combine(_folder, "VerifierTests.Parameters_are_part_of_the_name_arch=x64_size=2.received.txt")));
    }

    private Task Verify(string text) => Verifier.Verify(text, sourceFile: Path.Combine(_folder, "Type.cs"), method: "Method").ToTask();

    private string Named(string kind) => Path.Combine(_folder, $"Type.Method.{kind}.txt");
}
