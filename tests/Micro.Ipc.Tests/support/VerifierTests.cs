using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using VerifyTests;
using VerifyXunit;
using Xunit;

namespace Micro.Ipc.Tests.Support;

/// <summary>What the snapshot library promises: names, bytes and failures as Verify documents them. Holds for the package as for the stand-in.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("micro-verifier").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_text_fails_and_is_kept_as_received()
    {
        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Compare("a\r\nb\rc"));

        Assert.StartsWith(
            $"Directory: {_folder}\nNew:\n  - Received: Type.Method.received.txt\n    Verified: Type.Method.verified.txt\n\nFileContent:\n",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "a\nb\nc"u8], File.ReadAllBytes(Named("received")));
    }

    [Fact]
    public async Task The_verified_text_passes_with_whatever_line_ends_come_and_removes_the_received_one()
    {
        File.WriteAllText(Named("verified"), "a\nb\n", new UTF8Encoding(true));
        File.WriteAllText(Named("received"), "old");

        VerifyResult result = await Compare("a\r\nb\n");

        Assert.Equal("a\nb\n", result.Text);
        Assert.Equal([Named("verified")], result.Files);
        Assert.False(File.Exists(Named("received")));
    }

    [Fact]
    public async Task A_verified_file_with_carriage_returns_is_refused()
    {
        File.WriteAllText(Named("verified"), "a\r\nb", new UTF8Encoding(true));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Compare("a\nb"));

        Assert.Contains("carriage return", error.Message, StringComparison.Ordinal);
        Assert.Equal("a\nb", File.ReadAllText(Named("received")));
    }

    [Fact]
    public async Task Another_text_fails_and_says_where_it_differs()
    {
        File.WriteAllText(Named("verified"), "same\nold");

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => Compare("same\nnew"));

        Assert.Contains("NotEqual:\n  - Received: Type.Method.received.txt", error.Message, StringComparison.Ordinal);
        Assert.Contains("Received: Type.Method.received.txt\nsame\nnew\nVerified: Type.Method.verified.txt\nsame\nold", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "emptyString")]
    [InlineData("\uFEFFx", "x")]
    [InlineData(null, "null")]
    public async Task Texts_without_a_byte_are_shown_as_words(string? text, string expected)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Compare(text));

        Assert.Equal(expected, File.ReadAllText(Named("received")));
    }

    [Fact]
    public async Task A_text_may_have_an_extension_of_its_own()
    {
        await Assert.ThrowsAnyAsync<Exception>(
            () => Verifier.Verify("{}", "json").UseDirectory(_folder).UseTypeName("Type").UseMethodName("Method").DisableDiff().ToTask());

        Assert.True(File.Exists(Path.Combine(_folder, "Type.Method.received.json")));
    }

    [Fact]
    public async Task A_value_is_compared_as_it_says_it_is_written()
    {
        VerifierSettings.TreatAsString<Version>((version, _) => $"version {version.Major}");

        await Assert.ThrowsAnyAsync<Exception>(
            () => Verifier.Verify(new Version(3, 1)).UseDirectory(_folder).UseTypeName("Type").UseMethodName("Method").DisableDiff().ToTask());

        Assert.Equal("version 3", File.ReadAllText(Named("received")));
    }

    private Task<VerifyResult> Compare(string? text) =>
        Verifier.Verify(text).UseDirectory(_folder).UseTypeName("Type").UseMethodName("Method").DisableDiff().ToTask();

    private string Named(string kind) => Path.Combine(_folder, $"Type.Method.{kind}.txt");
}
