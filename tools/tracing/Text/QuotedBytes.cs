using System;
using System.Buffers;
using System.Text;

namespace Micro.Tracing;

/// <summary>Bytes as text for people: quoted where they are text, else hexadecimal.</summary>
internal static class QuotedBytes
{
    private const int ShownBytes = 32;
    private const string Cut = "…";

    /// <summary>Text in quotes. What is no UTF-8 or not printable becomes <c>\n</c> or <c>\x1b</c>.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, bool isCut = false)
    {
        StringBuilder text = new("\"");
        while (!bytes.IsEmpty)
        {
            bool isCharacter = Rune.DecodeFromUtf8(bytes, out Rune character, out int used) == OperationStatus.Done;
            if (isCharacter && !Rune.IsControl(character) && character.Value is not ('"' or '\\'))
            {
                text.Append(character);
            }
            else
            {
                Escape(text, bytes[..used]);
            }

            bytes = bytes[used..];
        }

        return text.Append('"').Append(isCut ? Cut : "").ToString();
    }

    /// <summary>The length, and the beginning: quoted if it is text.</summary>
    public static string Binary(ReadOnlySpan<byte> bytes, int length)
    {
        ReadOnlySpan<byte> shown = bytes[..Math.Min(bytes.Length, ShownBytes)];
        string content = shown.IsEmpty ? "" : IsText(shown) ? " " + Text(shown) : " " + Convert.ToHexStringLower(shown);
        return $"{length} {(length == 1 ? "byte" : "bytes")}{content}{(shown.Length < length ? Cut : "")}";
    }

    // A zero ends a text: there is one before it.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        bool isInText = false;
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune character, out int used);
            bool isText = status == OperationStatus.NeedMoreData
                || (status == OperationStatus.Done && (!Rune.IsControl(character) || character.Value is '\n' or '\r' or '\t' or '\e'));
            if (!isText && !(isInText && character.Value == 0 && status == OperationStatus.Done))
            {
                return false;
            }

            isInText = isText;
            bytes = bytes[used..];
        }

        return true;
    }

    private static void Escape(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            text.Append(value switch
            {
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                (byte)'"' => "\\\"",
                (byte)'\\' => "\\\\",
                0 => "\\0",
                _ => $"\\x{value:x2}",
            });
        }
    }
}
