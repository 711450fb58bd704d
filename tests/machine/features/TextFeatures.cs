using System;

namespace Micro.Tests.Features;

internal static class TextFeatures
{
    public static void Write(ref Report report)
    {
        string word = new(['w', 'o', 'r', 'd']);
        string line = string.Concat("a ", word, new string('!', 3));
        report.Line("string"u8, line.Length, line[2], line == "a word!!!" ? 1 : 0, line != word ? 1 : 0, line.IndexOf('!'));
        report.Line("part"u8, line.Substring(2, 4) == word ? 1 : 0, line[2..].Length, line.AsSpan(2, 4).SequenceEqual(word) ? 1 : 0);
        report.Line("compare"u8, Math.Sign(string.CompareOrdinal("abc", "abd")), Math.Sign(string.CompareOrdinal("b", "abc")), string.CompareOrdinal(word, "word"));
        int vowels = 0;
        foreach (char letter in line)
        {
            vowels += letter is 'a' or 'o' ? 1 : 0;
        }

        report.Line("letters"u8, vowels, char.IsAsciiDigit('7') ? 1 : 0, char.IsAsciiLetter('_') ? 1 : 0, string.IsNullOrEmpty("") ? 1 : 0);
        report.Line("switch"u8, Length("one"), Length("two"), Length("three"), Length("other"), Length(word));
    }

    private static int Length(string name) => name switch
    {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "word" => 4,
        _ => -1,
    };
}
