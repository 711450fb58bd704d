using System;
using System.IO;
using Micro.Tools.Host;

namespace Micro.Tools;

/// <summary>The tool's own words: always on standard error, always one line, always with its name before them.</summary>
internal static class Say
{
    private static readonly StreamWriter _writer = new(DescriptorStream.Error) { AutoFlush = true };

    /// <summary>Standard output, for what the user asked for.</summary>
    public static TextWriter Output { get; } = new StreamWriter(DescriptorStream.Output) { AutoFlush = true };

    public static void Error(string message) => _writer.WriteLine("micro: " + OneLine(message));

    public static void Note(string message) => Error(message);

    /// <summary>Passes on what another program said, or the guest's log.</summary>
    public static void Quote(string line) => _writer.WriteLine(line);

    /// <summary>Joins lines, because what other programs say may come in several.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
