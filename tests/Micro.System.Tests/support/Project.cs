using System;
using System.IO;

namespace Micro.System.Tests.Support;

/// <summary>The project under test.</summary>
internal static class Project
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A file of the machine's build.</summary>
    public static string Machine(string architecture, string file) =>
        Path.Combine(Root, "artifacts", "machine", architecture, file);

    /// <summary>The number of the first line of a source that has this text.</summary>
    public static string LineOf(string source, string text)
    {
        int index = Array.FindIndex(File.ReadAllLines(PathOf(source)), line => line.Contains(text, StringComparison.Ordinal));
        return index >= 0
            ? $"{index + 1}"
            : throw new InvalidOperationException($"{source} has no line with '{text}'.");
    }

    private static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "micro")) && Directory.Exists(Path.Combine(folder.FullName, "images")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No project folder above {start}.");
    }
}
