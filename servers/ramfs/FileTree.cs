using System;
using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>What can be done to names: the operations of the file system that take paths.</summary>
internal readonly struct FileTree
{
    // rw-r--r-- and rwxr-xr-x.
    private const ushort FileMode = 0x1A4;
    public const ushort DirectoryMode = 0x1ED;

    private readonly NodeTable _nodes;
    private readonly Directories _directories;

    public FileTree(NodeTable nodes, Directories directories)
    {
        _nodes = nodes;
        _directories = directories;
    }

    /// <summary>The node of a path.</summary>
    public ServiceError Find(ReadOnlySpan<byte> path, out int node)
    {
        node = NodeTable.Root;
        if (path.IsEmpty)
        {
            return ServiceError.None;
        }

        ServiceError error = Locate(path, out Place place);
        node = place.Node;
        return error != ServiceError.None ? error : place.Entry == 0 ? ServiceError.NotFound : ServiceError.None;
    }

    /// <summary>The node of a path for an open, made if the flags say so; <paramref name="isNew"/>: it was.</summary>
    public ServiceError FindForOpen(ReadOnlySpan<byte> path, OpenFlags flags, long now, out int node, out bool isNew)
    {
        isNew = false;
        node = NodeTable.Root;
        Place place = default;
        if (!path.IsEmpty)
        {
            ServiceError error = Locate(path, out place);
            if (error != ServiceError.None)
            {
                return error;
            }

            if (place.Entry == 0)
            {
                isNew = (flags & OpenFlags.Create) != 0;
                return isNew ? Make(place, FileKind.File, FileMode, now, out node) : ServiceError.NotFound;
            }

            node = place.Node;
        }

        if ((flags & (OpenFlags.Create | OpenFlags.Exclusive)) == (OpenFlags.Create | OpenFlags.Exclusive))
        {
            return ServiceError.Exists;
        }

        const OpenFlags ForFiles = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate | OpenFlags.Append;
        bool isDirectory = _nodes[node].IsDirectory;
        return isDirectory && (flags & ForFiles) != 0 ? ServiceError.IsADirectory
            : !isDirectory && (flags & OpenFlags.Directory) != 0 ? ServiceError.NotADirectory
            : ServiceError.None;
    }

    public ServiceError MakeDirectory(ReadOnlySpan<byte> path, long now)
    {
        if (path.IsEmpty)
        {
            return ServiceError.Exists;
        }

        ServiceError error = Locate(path, out Place place);
        return error != ServiceError.None ? error
            : place.Entry != 0 ? ServiceError.Exists
            : Make(place, FileKind.Directory, DirectoryMode, now, out int _);
    }

    public ServiceError Remove(ReadOnlySpan<byte> path, long now)
    {
        if (path.IsEmpty)
        {
            return ServiceError.IsADirectory;
        }

        ServiceError error = Locate(path, out Place place);
        error = error != ServiceError.None ? error
            : place.Entry == 0 ? ServiceError.NotFound
            : _nodes[place.Node].IsDirectory ? ServiceError.IsADirectory
            : ServiceError.None;
        if (error == ServiceError.None)
        {
            Unlink(place, now);
        }

        return error;
    }

    public ServiceError RemoveDirectory(ReadOnlySpan<byte> path, long now)
    {
        if (path.IsEmpty)
        {
            return ServiceError.Busy;
        }

        ServiceError error = Locate(path, out Place place);
        error = error != ServiceError.None ? error
            : place.Entry == 0 ? ServiceError.NotFound
            : !_nodes[place.Node].IsDirectory ? ServiceError.NotADirectory
            : _nodes[place.Node].Size != 0 ? ServiceError.NotEmpty
            : ServiceError.None;
        if (error == ServiceError.None)
        {
            Unlink(place, now);
        }

        return error;
    }

    /// <summary>Gives a node another name, in place of what had it. The name is never missing: it changes what it stands for.</summary>
    public ServiceError Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, long now)
    {
        if (from.IsEmpty || to.IsEmpty)
        {
            return ServiceError.InvalidArgument;
        }

        ServiceError error = Locate(from, out Place source);
        if (error != ServiceError.None || source.Entry == 0)
        {
            return error == ServiceError.None ? ServiceError.NotFound : error;
        }

        error = Locate(to, out Place target);
        error = error != ServiceError.None ? error : CheckRename(source, target);
        if (error != ServiceError.None || source.Entry == target.Entry)
        {
            return error;
        }

        return target.Entry != 0 ? MoveOver(source, target, now) : MoveTo(source, target, now);
    }

    private static ServiceError CheckKinds(in Node source, in Node target) =>
        source.IsDirectory && !target.IsDirectory ? ServiceError.NotADirectory
        : !source.IsDirectory && target.IsDirectory ? ServiceError.IsADirectory
        : target.IsDirectory && target.Size != 0 ? ServiceError.NotEmpty
        : ServiceError.None;

    private ServiceError CheckRename(Place source, Place target)
    {
        if (source.Entry == target.Entry)
        {
            return ServiceError.None;
        }

        // A directory below itself could not be reached from the root any more.
        for (int above = target.Directory; _nodes[source.Node].IsDirectory && above != NodeTable.Root; above = _nodes[above].Parent)
        {
            if (above == source.Node)
            {
                return ServiceError.InvalidArgument;
            }
        }

        return target.Entry == 0 ? ServiceError.None : CheckKinds(in _nodes[source.Node], in _nodes[target.Node]);
    }

    private ServiceError MoveOver(Place source, Place target, long now)
    {
        _directories.Replace(target.Entry, source.Node);
        _directories.Remove(ref _nodes.Modify(source.Directory), source.Entry);
        _nodes.Unlink(target.Node);
        Settle(source, target, now);
        return ServiceError.None;
    }

    private ServiceError MoveTo(Place source, Place target, long now)
    {
        if (source.Directory == target.Directory)
        {
            if (!_directories.TryRename(source.Entry, target.Name))
            {
                return ServiceError.NoSpace;
            }
        }
        else
        {
            if (!_directories.TryAdd(target.Directory, ref _nodes.Modify(target.Directory), target.Name, source.Node))
            {
                return ServiceError.NoSpace;
            }

            _directories.Remove(ref _nodes.Modify(source.Directory), source.Entry);
        }

        Settle(source, target, now);
        return ServiceError.None;
    }

    private void Settle(Place source, Place target, long now)
    {
        _nodes.Modify(source.Node).Parent = target.Directory;
        _nodes.Modify(source.Directory).Modified = now;
        _nodes.Modify(target.Directory).Modified = now;
    }

    private ServiceError Make(Place place, FileKind kind, ushort mode, long now, out int node)
    {
        if (!_nodes.TryMake(kind, mode, now, place.Directory, out node))
        {
            return ServiceError.NoSpace;
        }

        ref Node directory = ref _nodes.Modify(place.Directory);
        if (!_directories.TryAdd(place.Directory, ref directory, place.Name, node))
        {
            _nodes.Unlink(node);
            return ServiceError.NoSpace;
        }

        directory.Modified = now;
        return ServiceError.None;
    }

    private void Unlink(Place place, long now)
    {
        ref Node directory = ref _nodes.Modify(place.Directory);
        directory.Modified = now;
        _directories.Remove(ref directory, place.Entry);
        _nodes.Unlink(place.Node);
    }

    /// <summary>The directory and the last name of a path, and what the name stands for, if anything.</summary>
    private ServiceError Locate(ReadOnlySpan<byte> path, out Place place)
    {
        PathReader reader = new(path);
        int directory = NodeTable.Root;
        while (true)
        {
            ServiceError error = reader.Read();
            int entry = error == ServiceError.None ? _directories.Find(directory, reader.Name) : 0;
            int node = entry == 0 ? 0 : _directories[entry].Node;
            if (error != ServiceError.None || reader.IsLast)
            {
                place = new Place(directory, reader.Name, entry, node);
                return error;
            }

            if (entry == 0 || !_nodes[node].IsDirectory)
            {
                place = default;
                return entry == 0 ? ServiceError.NotFound : ServiceError.NotADirectory;
            }

            directory = node;
        }
    }

    /// <summary>Where a path leads.</summary>
    private readonly ref struct Place(int directory, ReadOnlySpan<byte> name, int entry, int node)
    {
        public int Directory { get; } = directory;

        public ReadOnlySpan<byte> Name { get; } = name;

        /// <summary>0: the directory has no such name.</summary>
        public int Entry { get; } = entry;

        public int Node { get; } = node;
    }
}
