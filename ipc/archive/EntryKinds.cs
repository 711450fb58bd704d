namespace Micro.Archive;

/// <summary>Facts about the kinds of entries.</summary>
public static class EntryKinds
{
    /// <summary>True where contents are handed to a process as Memory, and so have pages of their own.</summary>
    public static bool IsPageAligned(EntryKind kind) =>
        kind is EntryKind.Image or EntryKind.Script or EntryKind.Files;
}
