namespace Micro.Tools.Archives;

/// <summary>A file or directory that goes into the archive's file tree.</summary>
internal sealed record HostNode(
    byte[] Path,
    byte[] Name,
    int Parent,
    bool IsDirectory,
    uint Mode,
    long ModifiedNanoseconds,
    long Size);
