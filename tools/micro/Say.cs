using System;

namespace Micro.Tools;

/// <summary>The tool's own words: always on standard error, always one line, always with its name before them.</summary>
internal static class Say
{
    public static void Error(string message) => Console.Error.WriteLine("micro: " + OneLine(message));

    public static void Note(string message) => Error(message);

    /// <summary>Joins lines, because what other programs say may come in several.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
