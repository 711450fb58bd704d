using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Vfs;

/// <summary>The mount table as a server. It calls nobody, so no file system can hold it up.</summary>
public struct VfsServer : IServer<VfsServer>, IVirtualFileSystemServer
{
    private readonly MountTable _mounts;
    private readonly WatcherTable _watchers;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;

    private VfsServer(ref ProcessContext context)
    {
        _mounts = new MountTable(context.State);
        _watchers = new WatcherTable(context.State);
        _slots = context.Slots;
        _outbox = context.Outbox;
    }

    public static bool MakesCalls => false;

    /// <summary>The file system of the image is the root from the start.</summary>
    public static ServiceError Start(ref ProcessContext context, out VfsServer server)
    {
        server = new VfsServer(ref context);
        Slot root = context.Find("ramfs"u8);
        if (context.State.Error != StateError.None || root.IsNull || !server._mounts.IsNew)
        {
            return ServiceError.None;
        }

        return server._mounts.TryAdd(default, "ramfs"u8, root, out MountId _) ? ServiceError.None : ServiceError.OutOfMemory;
    }

    public void Dispatch(ref Request request)
    {
        if (request.Protocol == VirtualFileSystemDispatcher.Protocol)
        {
            VirtualFileSystemDispatcher.Dispatch(ref this, ref request);
        }
    }

    /// <summary>A mount belongs to the system, not to whoever made it: deaths change nothing here.</summary>
    public readonly void Signalled(ulong bits)
    {
    }

    public readonly void Perform(Effect effect)
    {
    }

    public readonly ServiceError Resolve(ref Request request, ReadOnlySpan<byte> path, out MountId mount, Span<byte> rest, out int length)
    {
        mount = default;
        ServiceError error = AbsolutePath.Normalise(path, rest, out length);
        if (error != ServiceError.None)
        {
            return error;
        }

        int number = _mounts.Find(rest.Slice(0, length));
        if (number == 0)
        {
            return ServiceError.NotFound;
        }

        ref readonly MountEntry found = ref _mounts[number];
        mount = found.Id;
        if (found.PathLength != 0)
        {
            int start = length > found.PathLength ? found.PathLength + 1 : length;
            rest.Slice(start, length - start).CopyTo(rest);
            length -= start;
        }

        return ServiceError.None;
    }

    public readonly ServiceError FileSystem(ref Request request, MountId mount, out Slot fileSystem)
    {
        int number = _mounts.FindId(mount);
        fileSystem = number == 0 ? Slot.Null : _mounts[number].FileSystem;
        return number == 0 ? ServiceError.NotMounted : ServiceError.None;
    }

    public readonly ServiceError Mount(
        ref Request request, ReadOnlySpan<byte> path, ReadOnlySpan<byte> source, Slot fileSystem, out MountId mount)
    {
        mount = default;
        Span<byte> buffer = stackalloc byte[AbsolutePath.MaximumBytes];
        if (AbsolutePath.Normalise(path, buffer, out int length) != ServiceError.None)
        {
            // Empty or relative: the normal form of a path that a message carries is never too long.
            return ServiceError.InvalidArgument;
        }

        ReadOnlySpan<byte> place = buffer.Slice(0, length);
        if (_mounts.FindExact(place) != 0)
        {
            return ServiceError.Exists;
        }

        if (!_slots.TryKeep(fileSystem, out Slot kept))
        {
            return ServiceError.LimitReached;
        }

        if (!_mounts.TryAdd(place, source, kept, out mount))
        {
            _slots.Drop(kept);
            return ServiceError.LimitReached;
        }

        _watchers.Announce(_outbox);
        return ServiceError.None;
    }

    public readonly ServiceError Unmount(ref Request request, ReadOnlySpan<byte> path)
    {
        Span<byte> buffer = stackalloc byte[AbsolutePath.MaximumBytes];
        ServiceError error = AbsolutePath.Normalise(path, buffer, out int length);
        int number = error == ServiceError.None ? _mounts.FindExact(buffer.Slice(0, length)) : 0;
        if (number == 0)
        {
            return ServiceError.NotMounted;
        }

        if (_mounts.HasBelow(number))
        {
            return ServiceError.Busy;
        }

        _outbox.Drop(_mounts[number].FileSystem);
        _mounts.Remove(number);
        _watchers.Announce(_outbox);
        return ServiceError.None;
    }

    public readonly ServiceError NextMount(ref Request request, MountId after, out MountId mount, Span<byte> text, out int length)
    {
        length = 0;
        int number = after.Value == uint.MaxValue ? 0 : _mounts.FindNext(after.Value + 1);
        mount = number == 0 ? default : _mounts[number].Id;
        if (number == 0)
        {
            return ServiceError.NotFound;
        }

        ReadOnlySpan<byte> source = _mounts.SourceOf(number);
        ReadOnlySpan<byte> path = _mounts.PathOf(number);
        int needed = source.Length + 2 + path.Length;
        if (needed > text.Length)
        {
            return ServiceError.TooLong;
        }

        source.CopyTo(text);
        text[source.Length] = (byte)' ';
        text[source.Length + 1] = (byte)'/';
        path.CopyTo(text.Slice(source.Length + 2));
        length = needed;
        return ServiceError.None;
    }

    public readonly ServiceError Watch(ref Request request, Slot notification)
    {
        if (!_slots.TryKeep(notification, out Slot kept))
        {
            return ServiceError.LimitReached;
        }

        if (!_watchers.TrySet(request.Client, kept, out Slot replaced))
        {
            _slots.Drop(kept);
            return ServiceError.LimitReached;
        }

        if (!replaced.IsNull)
        {
            _outbox.Drop(replaced);
        }

        return ServiceError.None;
    }
}
