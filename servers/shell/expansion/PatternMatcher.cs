using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>Matches text against shell patterns: `*`, `?`, `[…]` (POSIX, "Pattern Matching Notation").</summary>
public static class PatternMatcher
{
    /// <summary>Matches the whole text. A backslash in the pattern takes the next byte as it is.</summary>
    public static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        int inPattern = 0;
        int inText = 0;
        int starPattern = -1;
        int starText = 0;
        while (inText < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == (byte)'*')
            {
                // Only the last star can need another try: an earlier one could not match better.
                starPattern = ++inPattern;
                starText = inText;
            }
            else if (MatchesOne(pattern, inPattern, text[inText], out int next))
            {
                inPattern = next;
                inText++;
            }
            else if (starPattern >= 0)
            {
                inPattern = starPattern;
                inText = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (inPattern < pattern.Length && pattern[inPattern] == (byte)'*')
        {
            inPattern++;
        }

        return inPattern == pattern.Length;
    }

    /// <summary>Whether the text has bytes that mean something in a pattern.</summary>
    public static bool IsPattern(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
            {
                i++;
            }
            else if (text[i] is (byte)'*' or (byte)'?' or (byte)'[')
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesOne(ReadOnlySpan<byte> pattern, int position, byte value, out int next)
    {
        next = position + 1;
        if (position >= pattern.Length)
        {
            return false;
        }

        switch (pattern[position])
        {
            case (byte)'?':
                return true;
            case (byte)'\\' when position + 1 < pattern.Length:
                next = position + 2;
                return pattern[position + 1] == value;
            case (byte)'[':
                bool matches = ByteSet.Matches(pattern, position, value, escapes: true, out int end);
                next = end < 0 ? next : end;
                return end < 0 ? value == (byte)'[' : matches;
            default:
                return pattern[position] == value;
        }
    }
}
