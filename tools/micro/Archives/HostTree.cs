using System.Collections.Generic;
using System.Text;
using Micro.Tools.Host;

namespace Micro.Tools.Archives;

/// <summary>Walks a directory of the host: parents before children, the names of one directory in byte order.</summary>
internal sealed class HostTree
{
    private readonly List<HostNode> _nodes = [];
    private readonly List<string> _skipped = [];

    private HostTree()
    {
    }

    /// <summary>All nodes, the root first.</summary>
    public IReadOnlyList<HostNode> Nodes => _nodes;

    /// <summary>What was left out, one line each.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public static HostTree Walk(string folder)
    {
        HostTree tree = new();
        byte[] root = Encoding.UTF8.GetBytes(folder);
        FileFacts facts = LinuxFiles.Inspect([.. root, (byte)'/', (byte)'.']);
        tree._nodes.Add(Node(root, [], 0, facts));

        // The list is its own queue: a directory's children are appended while its later siblings still wait.
        for (int i = 0; i < tree._nodes.Count; i++)
        {
            if (tree._nodes[i].IsDirectory)
            {
                tree.AddChildren(i);
            }
        }

        return tree;
    }

    private void AddChildren(int parent)
    {
        byte[] folder = _nodes[parent].Path;
        foreach (byte[] name in LinuxFiles.List(folder))
        {
            byte[] path = [.. folder, (byte)'/', .. name];
            FileFacts facts = LinuxFiles.Inspect(path);
            if (facts.Type is FileType.Regular or FileType.Directory)
            {
                _nodes.Add(Node(path, name, parent, facts));
            }
            else
            {
                _skipped.Add($"skipped '{LinuxFiles.Shown(path)}': {Describe(facts.Type)}");
            }
        }
    }

    private static HostNode Node(byte[] path, byte[] name, int parent, FileFacts facts)
    {
        bool isDirectory = facts.Type == FileType.Directory;
        return new HostNode(
            path,
            name,
            parent,
            isDirectory,
            facts.Mode,
            facts.ModifiedNanoseconds,
            isDirectory ? 0 : facts.Size);
    }

    private static string Describe(FileType type) => type switch
    {
        FileType.SymbolicLink => "a symbolic link",
        FileType.Fifo => "a named pipe",
        FileType.Socket => "a socket",
        FileType.CharacterDevice or FileType.BlockDevice => "a device",
        _ => "a special file",
    };
}
