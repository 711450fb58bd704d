namespace Micro.Servers.Ramfs;

/// <summary>A name in a directory, and a node of the tree by which the directory's entries are read in order.</summary>
internal struct DirectoryEntry
{
    /// <summary>Counts the entries a directory ever got: the order in which they are read, and the cursor of the reading.</summary>
    public ulong Serial;

    /// <summary>The directory.</summary>
    public int Directory;

    /// <summary>What the name stands for.</summary>
    public int Node;

    /// <summary>The tree of the entries with smaller serials below this one.</summary>
    public int Left;

    /// <summary>The tree of those with larger ones.</summary>
    public int Right;

    public EntryName Name;
}
