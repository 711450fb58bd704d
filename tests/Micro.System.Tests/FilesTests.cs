using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A host directory goes in with --files, and every byte of it arrives.</summary>
public sealed class FilesTests : IDisposable
{
    private const int Files = 5000;
    private const int Folders = 40;
    private const int BigFile = 8 << 20;
    private const int Seed = 20_260_101;

    private readonly TemporaryFolder _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Five_thousand_files_and_a_big_one_have_the_hosts_sums(string architecture)
    {
        Random random = new(Seed);
        for (int index = 0; index < Files; index++)
        {
            string folder = Path.Combine(_tree.FullName, $"d{index % Folders}", $"e{index % 3}");
            Directory.CreateDirectory(folder);
            byte[] contents = new byte[random.Next(0, 700)];
            random.NextBytes(contents);
            File.WriteAllBytes(Path.Combine(folder, $"file-{index}"), contents);
        }

        byte[] big = new byte[BigFile];
        random.NextBytes(big);
        File.WriteAllBytes(_tree.PathOf("big"), big);

        Outcome outcome = MicroCommand.Commands(
            architecture, "find . -type f -exec sha256sum {} +", "--files", _tree.FullName, "--memory", "128M");

        outcome.ExpectStatus(0);
        string[] expected = [.. Directory.GetFiles(_tree.FullName, "*", SearchOption.AllDirectories).Select(Sum).Order(StringComparer.Ordinal)];
        string[] actual = [.. outcome.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal)];
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Names_times_and_empty_folders_arrive(string architecture)
    {
        Directory.CreateDirectory(_tree.PathOf("empty"));
        File.WriteAllText(_tree.PathOf("with space"), "1\n");
        File.WriteAllText(_tree.PathOf("ünïcode-☃"), "2\n");
        File.WriteAllText(_tree.PathOf("-dash"), "3\n");
        File.SetLastWriteTimeUtc(_tree.PathOf("-dash"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        File.CreateSymbolicLink(_tree.PathOf("link"), "-dash");

        Outcome outcome = MicroCommand.Commands(
            architecture,
            "ls -a empty; cat -- 'with space' ünïcode-☃ -dash; stat -c %Y -- -dash; test -e link || echo no link",
            "--files",
            _tree.FullName);

        outcome.Expect(0, ".\n..\n1\n2\n3\n981173106\nno link\n");
        Assert.Single(outcome.Error.Split('\n'), line => line.Contains("link", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tree_that_is_too_big_is_refused_with_the_memory_it_needs()
    {
        using (FileStream file = File.Create(_tree.PathOf("big")))
        {
            file.SetLength(64L << 20);
        }

        Outcome outcome = MicroCommand.Commands(MicroCommand.X64, "true", "--files", _tree.FullName, "--memory", "32M");

        outcome.Expect(2, "");
        outcome.ExpectError("--memory ");
    }

    private string Sum(string file)
    {
        string sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        return new StringBuilder(sum).Append("  ./").Append(Path.GetRelativePath(_tree.FullName, file)).ToString();
    }
}
