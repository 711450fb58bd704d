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
