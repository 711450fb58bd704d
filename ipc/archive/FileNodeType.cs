namespace Micro.Archive;

/// <summary>What a node of a file tree is. Values are the format: append, never renumber.</summary>
public enum FileNodeType : byte
{
    None = 0,
    Directory = 1,
    File = 2,
}
