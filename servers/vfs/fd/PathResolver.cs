using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>Finds the file systems of paths: of plain ones by a copy of the mount table, of all others by asking vfs.</summary>
/// <typeparam name="TTransport">The way to vfs and the file systems.</typeparam>
internal readonly struct PathResolver<TTransport>
    where TTransport : struct, ITransport
{
    private const int MaximumPath = 1024;

    // A mount and the one that has its place in the cache push each other out: that costs calls, nothing else.
    private const int CachedMounts = 16;

    // Each `..` costs two calls and at most one effect, and the outbox holds 64.
    private const int MaximumParents = 24;

    private readonly VirtualFileSystemClient<TTransport> _mounts;
    private readonly MountCopy<TTransport> _copy;
    private readonly StateTable<MountedFileSystem> _known;
    private readonly StateBytes _buffers;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;

    public PathResolver(ref ProcessContext context)
    {
        _mounts = new VirtualFileSystemClient<TTransport>(context.Require("vfs"u8));
        _copy = new MountCopy<TTransport>(context.State, _mounts);
        _known = context.State.Table<MountedFileSystem>(CachedMounts, CachedMounts);
        _buffers = context.State.Bytes(2 * MaximumPath, 2 * MaximumPath);
        _slots = context.Slots;
        _outbox = context.Outbox;
    }

    public MountCopy<TTransport> Copy => _copy;

    /// <summary>Finds where a path leads.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="resolved">The result; its bytes stay valid as long as the path's, and until the next path is resolved to the same place.</param>
    /// <param name="place">0 or 1: where the bytes of the result are kept.</param>
    public ServiceError Resolve(ReadOnlySpan<byte> path, out ResolvedPath resolved, int place = 0)
    {
        if (PathScan.IsPlain(path) && _copy.TryFind(path.Slice(1), out MountId mount, out int inside))
        {
            resolved = default;
            resolved.Mount = mount;
            resolved.Rest = path.Slice(1 + inside);
            return FindFileSystem(ref resolved);
        }

        PathScan scan = new(path);
        int parents = 0;
        while (scan.TryNextParent(out ReadOnlySpan<byte> prefix))
        {
            parents++;
            ServiceError error = parents > MaximumParents ? ServiceError.TooManyLevels : RequireDirectory(prefix, place);
            if (error != ServiceError.None)
            {
                resolved = default;
                return error;
            }
        }

        return Find(path, scan.End, place, out resolved);
    }

    /// <summary>What a path names.</summary>
    public static ServiceError Status(in ResolvedPath path, out FileStatus status)
    {
        ServiceError error = new FileSystemClient<TTransport>(path.FileSystem).Status(path.Rest, out status);
        bool isWrong = error == ServiceError.None && path.End != PathEnd.Name && status.Kind != FileKind.Directory;
        return isWrong ? ServiceError.NotADirectory : error;
    }

    // POSIX: what `..` is applied to must be a directory that exists.
    private ServiceError RequireDirectory(ReadOnlySpan<byte> prefix, int place)
    {
        ServiceError error = Find(prefix, PathEnd.Slash, place, out ResolvedPath resolved);
        return error == ServiceError.None && !resolved.IsRoot ? Status(resolved, out FileStatus _) : error;
    }

    private ServiceError Find(ReadOnlySpan<byte> path, PathEnd end, int place, out ResolvedPath resolved)
    {
        resolved = default;
        Span<byte> buffer = _buffers.Overwrite(place * MaximumPath, MaximumPath);
        ServiceError error = _mounts.Resolve(path, out resolved.Mount, buffer, out int length);
        if (error != ServiceError.None)
        {
            return error;
        }

        resolved.Rest = buffer.Slice(0, length);
        resolved.End = end;
        return FindFileSystem(ref resolved);
    }

    private ServiceError FindFileSystem(ref ResolvedPath resolved)
    {
        ref readonly MountedFileSystem known = ref _known[PlaceOf(resolved.Mount)];
        resolved.FileSystem = known.FileSystem;
        return known.Mount.Value == resolved.Mount.Value && !known.FileSystem.IsNull
            ? ServiceError.None
            : Fetch(resolved.Mount, out resolved.FileSystem);
    }

    private ServiceError Fetch(MountId mount, out Slot fileSystem)
    {
        fileSystem = Slot.Null;
        ServiceError error = _mounts.FileSystem(mount, out Slot received);
        if (error != ServiceError.None)
        {
            // Unmounted between the two calls.
            return error == ServiceError.NotMounted ? ServiceError.NotFound : error;
        }

        if (!_slots.TryKeep(received, out fileSystem))
        {
            return ServiceError.LimitReached;
        }

        ref MountedFileSystem known = ref _known.Modify(PlaceOf(mount));
        if (!known.FileSystem.IsNull)
        {
            _outbox.Drop(known.FileSystem);
        }

        known.Mount = mount;
        known.FileSystem = fileSystem;
        return ServiceError.None;
    }

    private static int PlaceOf(MountId mount) => (int)(mount.Value % CachedMounts);
}
