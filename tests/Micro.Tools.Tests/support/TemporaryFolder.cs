using System;
using System.IO;

namespace Micro.Tools.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("micro-test-");

    public string Path => _folder.FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    // By the shell: .NET cannot remove what has a name that is not UTF-8.
    public void Dispose() => HostShell.Run($"rm -rf '{Path}'");
}
