using System;
using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>Splits a filter into words and signs.</summary>
internal static class FilterLexer
{
    private const string Signs = "=(),";

    /// <summary>The tokens; the last is empty and stands at the end.</summary>
    public static List<FilterToken> Split(string text)
    {
        List<FilterToken> tokens = [];
        int position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                tokens.Add(new FilterToken("", position, IsWord: false));
                return tokens;
            }

            FilterToken token = Next(text, position, out position);
            tokens.Add(token);
        }
    }

    private static FilterToken Next(string text, int start, out int end)
    {
        if (text[start] == '"')
        {
            int close = text.IndexOf('"', start + 1);
            end = close < 0
                ? throw new TraceFilterException(start, $"filter, column {start + 1}: the quote is not closed")
                : close + 1;
            return new FilterToken(text[(start + 1)..close], start, IsWord: true);
        }

        if (Signs.Contains(text[start]) || IsDifferent(text, start))
        {
            end = start + (text[start] == '!' ? 2 : 1);
            return new FilterToken(text[start..end], start, IsWord: false);
        }

        end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Signs.Contains(text[end]) && text[end] != '"' && !IsDifferent(text, end))
        {
            end++;
        }

        return new FilterToken(text[start..end], start, IsWord: true);
    }

    private static bool IsDifferent(string text, int position) => text.AsSpan(position).StartsWith("!=");
}
