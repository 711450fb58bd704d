using System;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The entries of all directories: found by name, read in the order in which they came.</summary>
internal readonly struct Directories
{
    private const int Capacity = 1 << 24;

    private readonly StatePool<DirectoryEntry> _entries;
    private readonly StateIndex _byName;
    private readonly NameStore _names;
    private readonly EntryTree _tree;

    public Directories(StateRegion region)
    {
        _entries = region.Pool<DirectoryEntry>(Capacity, 8);
        _byName = region.Index(Capacity, 8);
        _names = new NameStore(region);
        _tree = new EntryTree(_entries);
    }

    public NameStore Names => _names;

    /// <summary>Frames of entries and names.</summary>
    public ulong Frames => Frame.Of(_entries) + _names.Frames;

    public ref readonly DirectoryEntry this[int entry] => ref _entries[entry];

    /// <summary>The entry of a name; 0: there is none.</summary>
    public int Find(int directory, ReadOnlySpan<byte> name)
    {
        for (int cursor = _byName.First(Hash.Of(directory, name)); cursor != 0; cursor = _byName.Next(cursor))
        {
            int number = _byName.Value(cursor);
            ref readonly DirectoryEntry entry = ref _entries[number];
            if (entry.Directory == directory && _names.IsEqual(in entry.Name, name))
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>Adds a name that is not there yet.</summary>
    /// <param name="directory">The directory's number.</param>
    /// <param name="parent">The directory.</param>
    /// <param name="name">1 to 255 bytes.</param>
    /// <param name="node">What it is to stand for.</param>
    /// <returns>False: memory is used up, and nothing was added.</returns>
    public bool TryAdd(int directory, ref Node parent, ReadOnlySpan<byte> name, int node)
    {
        if (!_entries.TryTake(out int number))
        {
            return false;
        }

        ref DirectoryEntry entry = ref _entries.Modify(number);
        if (!TryName(ref entry.Name, directory, name, number))
        {
            _ = _entries.TryRelease(number);
            return false;
        }

        parent.LastSerial++;
        parent.Size++;
        entry.Serial = parent.LastSerial;
        entry.Directory = directory;
        entry.Node = node;
        _tree.Append(ref parent.Entries, number);
        return true;
    }

    public void Remove(ref Node parent, int number)
    {
        Unname(number);
        _tree.Remove(ref parent.Entries, number);
        parent.Size--;
        _ = _entries.TryRelease(number);
    }

    /// <summary>Gives an entry another name in its directory. It keeps its place in the order: whoever reads the directory sees it once.</summary>
    /// <returns>False: memory is used up, and the entry has its old name.</returns>
    public bool TryRename(int number, ReadOnlySpan<byte> name)
    {
        EntryName renamed = default;
        if (!TryName(ref renamed, _entries[number].Directory, name, number))
        {
            return false;
        }

        Unname(number);
        _entries.Modify(number).Name = renamed;
        return true;
    }

    /// <summary>Lets a name stand for another node.</summary>
    public void Replace(int number, int node) => _entries.Modify(number).Node = node;

    /// <summary>The first entry after a cursor; 0: there is none.</summary>
    public int After(in Node directory, ulong cursor) => _tree.After(directory.Entries, cursor);

    private bool TryName(ref EntryName place, int directory, ReadOnlySpan<byte> name, int number)
    {
        if (!_names.TryStore(ref place, name))
        {
            return false;
        }

        if (_byName.TryAdd(Hash.Of(directory, name), number))
        {
            return true;
        }

        _names.Release(ref place);
        return false;
    }

    private void Unname(int number)
    {
        ref DirectoryEntry entry = ref _entries.Modify(number);
        Span<byte> buffer = stackalloc byte[EntryName.MaximumLength];
        _names.Copy(in entry.Name, buffer);
        _ = _byName.Remove(Hash.Of(entry.Directory, buffer.Slice(0, entry.Name.Length)), number);
        _names.Release(ref entry.Name);
    }
}
