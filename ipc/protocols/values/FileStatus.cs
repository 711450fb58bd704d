namespace Micro.Protocols;

/// <summary>What `stat` tells.</summary>
/// <param name="kind">File, directory, …</param>
/// <param name="size">Bytes; of a directory its entries.</param>
/// <param name="node">Number of the node, unique in its file system.</param>
/// <param name="mode">Permission bits after POSIX (0–0777).</param>
/// <param name="links">Names of the node: 0 for a file unlinked while open.</param>
/// <param name="modified">Nanoseconds since 1970.</param>
/// <param name="blocks">Frames that hold its data.</param>
[Wire]
public readonly struct FileStatus(
    FileKind kind, ulong size, [Identity("Node")] ulong node, ushort mode, uint links, [Identity("Time")] long modified, ulong blocks)
{
    public FileKind Kind { get; } = kind;

    public ulong Size { get; } = size;

    public ulong Node { get; } = node;

    public ushort Mode { get; } = mode;

    public uint Links { get; } = links;

    public long Modified { get; } = modified;

    public ulong Blocks { get; } = blocks;
}
