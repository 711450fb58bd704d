using System;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>What is compared, before scrubbing, and the extension of its file.</summary>
internal sealed record SnapshotText(string Text, string Extension)
{
    private const string PlainText = "txt";
    private const string ByteOrderMark = "\uFEFF";

    public static Task<SnapshotText> Of(string? text) => Of(text ?? "null", PlainText);

    // A file without a byte would be taken for one that does not exist.
    public static Task<SnapshotText> Of(string text, string extension)
    {
        string shown = text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? text[ByteOrderMark.Length..] : text;
        return Task.FromResult(new SnapshotText(shown.Length == 0 ? "emptyString" : shown, extension));
    }

    public static Task<SnapshotText> Of(object? value)
    {
        if (value is null or string)
        {
            return Of((string?)value);
        }

        AsStringResult written = VerifierSettings.TextOf(value) ?? throw new NotSupportedException(
            $"{value.GetType()} is no text. Say how it is written by VerifierSettings.TreatAsString, or build with -p:VerifyPackage=true.");
        return Of(written.Value, written.Extension ?? PlainText);
    }

    public static async Task<SnapshotText> Of<T>(Task<T> value) => await Of((object?)await value);
}
