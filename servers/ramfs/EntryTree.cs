using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The entries of each directory in the order of their serials, so that reading can go on after any serial, gone or not.</summary>
/// <remarks>
/// A treap (C. R. Aragon and R. Seidel, "Randomized search trees", 1989): a search tree by serial and a heap by a hash of it, so that its
/// depth is about logarithmic whatever is added and removed.
/// </remarks>
internal readonly struct EntryTree
{
    private readonly StatePool<DirectoryEntry> _entries;

    public EntryTree(StatePool<DirectoryEntry> entries)
    {
        _entries = entries;
    }

    /// <summary>Adds an entry whose serial is larger than all in the tree.</summary>
    public void Append(ref int root, int entry)
    {
        ulong priority = Priority(entry);
        ref int link = ref root;
        while (link != 0 && Priority(link) >= priority)
        {
            link = ref _entries.Modify(link).Right;
        }

        ref DirectoryEntry added = ref _entries.Modify(entry);
        added.Left = link;
        added.Right = 0;
        link = entry;
    }

    public void Remove(ref int root, int entry)
    {
        ulong serial = _entries[entry].Serial;
        ref int link = ref root;
        while (link != entry)
        {
            ref DirectoryEntry passed = ref _entries.Modify(link);
            link = ref serial < passed.Serial ? ref passed.Left : ref passed.Right;
        }

        int left = _entries[entry].Left;
        int right = _entries[entry].Right;
        while (left != 0 && right != 0)
        {
            if (Priority(left) >= Priority(right))
            {
                link = left;
                link = ref _entries.Modify(left).Right;
                left = link;
            }
            else
            {
                link = right;
                link = ref _entries.Modify(right).Left;
                right = link;
            }
        }

        link = left != 0 ? left : right;
    }

    /// <summary>The entry with the smallest serial above <paramref name="serial"/>; 0: there is none.</summary>
    public int After(int root, ulong serial)
    {
        int found = 0;
        while (root != 0)
        {
            ref readonly DirectoryEntry entry = ref _entries[root];
            if (entry.Serial > serial)
            {
                found = root;
                root = entry.Left;
            }
            else
            {
                root = entry.Right;
            }
        }

        return found;
    }

    private ulong Priority(int entry) => Hash.Mix(_entries[entry].Serial);
}
