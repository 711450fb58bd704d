using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Execution;

/// <summary>The files that the redirections of one command opened, to be closed after it.</summary>
public sealed class OpenedFiles
{
    private const int Maximum = 8;

    private readonly int[] _descriptors = new int[Maximum];
    private int _count;

    public bool IsFull => _count == Maximum;

    public void Add(int descriptor) => _descriptors[_count++] = descriptor;

    public void CloseAll(IFiles files)
    {
        while (_count > 0)
        {
            _ = files.Close(_descriptors[--_count]);
        }
    }
}
