using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>All files and directories, by number. A node goes with its last name or its last opener, whichever goes later.</summary>
internal readonly struct NodeTable
{
    /// <summary>The root is made first.</summary>
    public const int Root = 1;

    private const int Capacity = 1 << 24;

    private readonly StatePool<Node> _nodes;
    private readonly StateValue<ulong> _count;
    private readonly FileContents _contents;

    public NodeTable(StateRegion region, FileContents contents)
    {
        _nodes = region.Pool<Node>(Capacity, 8);
        _count = region.Value<ulong>();
        _contents = contents;
    }

    /// <summary>Nodes there are.</summary>
    public ulong Count => _count.Value;

    /// <summary>Frames of the table.</summary>
    public ulong Frames => Frame.Of(_nodes);

    /// <summary>Nodes there ever were at the same time.</summary>
    public int Last => _nodes.Last;

    public ref readonly Node this[int node] => ref _nodes[node];

    public ref Node Modify(int node) => ref _nodes.Modify(node);

    /// <summary>Makes an empty node with one name.</summary>
    /// <returns>False: memory is used up.</returns>
    public bool TryMake(FileKind kind, ushort mode, long now, int parent, out int node)
    {
        if (!_nodes.TryTake(out node))
        {
            return false;
        }

        _count.Modify()++;
        ref Node made = ref _nodes.Modify(node);
        made.Kind = kind;
        made.Mode = mode;
        made.Modified = now;
        made.Parent = parent;
        made.Links = 1;
        return true;
    }

    /// <summary>The node has lost its name.</summary>
    public void Unlink(int node)
    {
        _nodes.Modify(node).Links--;
        ReleaseUnused(node);
    }

    public void Open(int node) => _nodes.Modify(node).Opens++;

    public void Close(int node)
    {
        _nodes.Modify(node).Opens--;
        ReleaseUnused(node);
    }

    public FileStatus StatusOf(int number)
    {
        ref readonly Node node = ref _nodes[number];
        return new FileStatus(node.Kind, node.Size, (ulong)number, node.Mode, node.Links, node.Modified, node.Blocks);
    }

    private void ReleaseUnused(int number)
    {
        ref Node node = ref _nodes.Modify(number);
        if (node.Links != 0 || node.Opens != 0)
        {
            return;
        }

        if (!node.IsDirectory)
        {
            _contents.Cut(ref node, 0);
        }

        _ = _nodes.TryRelease(number);
        _count.Modify()--;
    }
}
