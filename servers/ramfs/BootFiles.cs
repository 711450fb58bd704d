using Micro.Archive;
using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>Fills an empty file system with the tree that came with the image. The data stays in the archive until somebody writes to it.</summary>
internal readonly ref struct BootFiles
{
    private readonly FileTreeReader _tree;
    private readonly NodeTable _nodes;
    private readonly Directories _directories;
    private readonly FileContents _contents;

    public BootFiles(FileTreeReader tree, NodeTable nodes, Directories directories, FileContents contents)
    {
        _tree = tree;
        _nodes = nodes;
        _directories = directories;
        _contents = contents;
    }

    /// <summary>Makes every node but the root, which takes over time and mode.</summary>
    public ServiceError Load()
    {
        FileNode top = _tree.NodeAt(0);
        ref Node root = ref _nodes.Modify(NodeTable.Root);
        root.Mode = (ushort)top.Mode;
        root.Modified = top.ModifiedNanoseconds;
        for (int index = 1; index < _tree.Count; index++)
        {
            ServiceError error = Add(_tree.NodeAt(index));
            if (error != ServiceError.None)
            {
                return error;
            }
        }

        return ServiceError.None;
    }

    // In an empty file system nodes are numbered as they are made: node i of the archive is NodeTable.Root + i.
    private ServiceError Add(FileNode file)
    {
        int parent = NodeTable.Root + file.Parent;
        if (_directories.Find(parent, file.Name) != 0 || file.DataOffset % BlockEntry.ArchiveAlignment != 0)
        {
            return ServiceError.BadImage;
        }

        bool isFile = file.Type == FileNodeType.File;
        FileKind kind = isFile ? FileKind.File : FileKind.Directory;
        bool isMade = _nodes.TryMake(kind, (ushort)file.Mode, file.ModifiedNanoseconds, parent, out int node)
            && _directories.TryAdd(parent, ref _nodes.Modify(parent), file.Name, node)
            && (!isFile || _contents.TryAdopt(ref _nodes.Modify(node), file.DataOffset, file.Size));
        return isMade ? ServiceError.None : ServiceError.OutOfMemory;
    }
}
