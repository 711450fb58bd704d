namespace Micro.Protocols;

/// <summary>What `df` tells.</summary>
/// <param name="totalFrames">Frames the file system could use, those in use included.</param>
/// <param name="usedFrames">Frames in use for data and its own tables.</param>
/// <param name="nodes">Files and directories.</param>
[Wire]
public readonly struct FileSystemStatistics([Measured] ulong totalFrames, [Measured] ulong usedFrames, [Measured] ulong nodes)
{
    public ulong TotalFrames { get; } = totalFrames;

    public ulong UsedFrames { get; } = usedFrames;

    public ulong Nodes { get; } = nodes;
}
