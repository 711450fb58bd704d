using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Micro.Tools.Building;

/// <summary>Tells whether any source of the machine's images has changed, without asking the build.</summary>
internal static class SourceFingerprint
{
    private static readonly HashSet<string> _sourceExtensions =
        [".cs", ".csproj", ".props", ".targets", ".proj", ".S", ".ld", ".lds", ".rsp"];

    // Folders that no image is made of, and folders that builds write.
    private static readonly HashSet<string> _ignoredFolders =
        ["bin", "obj", "artifacts", "tests", "docs", "images", "TestResults"];

    // The tool is not part of what it builds.
    private static readonly string _toolFolder = Path.Combine("tools", "micro");

    /// <summary>A text that changes whenever a source does: names, sizes and times of all.</summary>
    public static string Of(string root)
    {
        List<FileInfo> files = [];
        Collect(new DirectoryInfo(root), files);
        files.RemoveAll(file => Path.GetRelativePath(root, file.FullName).StartsWith(_toolFolder, StringComparison.Ordinal));
        StringBuilder text = new();
        foreach (FileInfo file in files.OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            text.Append(file.FullName).Append(' ').Append(file.Length).Append(' ')
                .Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Collect(DirectoryInfo folder, List<FileInfo> files)
    {
        foreach (FileSystemInfo item in folder.EnumerateFileSystemInfos())
        {
            bool isSource = _sourceExtensions.Contains(item.Extension) || item.Name == "global.json";
            if (item is FileInfo file && isSource)
            {
                files.Add(file);
            }
            else if (item is DirectoryInfo inner && !inner.Name.StartsWith('.') && !_ignoredFolders.Contains(inner.Name))
            {
                Collect(inner, files);
            }
        }
    }
}
