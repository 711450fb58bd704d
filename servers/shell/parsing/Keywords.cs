using System;

namespace Micro.Servers.Shell.Parsing;

/// <summary>The spelling of the keywords.</summary>
public static class Keywords
{
    public static Keyword Of(ReadOnlySpan<byte> word) => word.Length switch
    {
        1 => OfOne(word[0]),
        2 => OfTwo(word),
        4 => OfFour(word),
        _ => OfOthers(word),
    };

    private static Keyword OfOne(byte word) => word switch
    {
        (byte)'!' => Keyword.Not,
        (byte)'{' => Keyword.OpenBrace,
        (byte)'}' => Keyword.CloseBrace,
        _ => Keyword.None,
    };

    private static Keyword OfTwo(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("if"u8) ? Keyword.If
        : word.SequenceEqual("fi"u8) ? Keyword.Fi
        : word.SequenceEqual("in"u8) ? Keyword.In
        : word.SequenceEqual("do"u8) ? Keyword.Do
        : Keyword.None;

    private static Keyword OfFour(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("then"u8) ? Keyword.Then
        : word.SequenceEqual("else"u8) ? Keyword.Else
        : word.SequenceEqual("elif"u8) ? Keyword.Elif
        : word.SequenceEqual("done"u8) ? Keyword.Done
        : word.SequenceEqual("case"u8) ? Keyword.Case
        : word.SequenceEqual("esac"u8) ? Keyword.Esac
        : Keyword.None;

    private static Keyword OfOthers(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("for"u8) ? Keyword.For
        : word.SequenceEqual("while"u8) ? Keyword.While
        : word.SequenceEqual("until"u8) ? Keyword.Until
        : Keyword.None;
}
