using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>A copy of the mount table, good until vfs signals that the table has changed: so most paths cost no call to vfs.</summary>
/// <remarks>
/// The signal is pending before whoever mounted or unmounted has its answer, and a server takes signals before messages: no request that
/// was made after a change is served from the copy of before.
/// </remarks>
/// <typeparam name="TTransport">The way to vfs.</typeparam>
internal readonly struct MountCopy<TTransport>
    where TTransport : struct, ITransport
{
    /// <summary>The notification bit by which vfs says that the mount table has changed.</summary>
    public const ulong SignalBit = 2;

    private const int Capacity = 64;
    private const int PathBytes = 4096;
    private const int MaximumText = 1100;

    private readonly VirtualFileSystemClient<TTransport> _vfs;
    private readonly StateTable<MountPath> _mounts;
    private readonly StateBytes _paths;

    // Lines of the copy; 0: there is none.
    private readonly StateValue<int> _count;

    public MountCopy(StateRegion region, VirtualFileSystemClient<TTransport> vfs)
    {
        _vfs = vfs;
        _mounts = region.Table<MountPath>(Capacity, Capacity);
        _paths = region.Bytes(PathBytes, PathBytes);
        _count = region.Value<int>();
    }

    /// <summary>Asks vfs to tell of changes. Whatever was copied before that is forgotten.</summary>
    public ServiceError Watch(SlotAllocator slots)
    {
        Forget();
        if (!slots.TryDerive(WellKnownSlots.Notification, Rights.Send | Rights.Derive, new Badge(SignalBit), out Slot notification))
        {
            return ServiceError.LimitReached;
        }

        ServiceError error = _vfs.Watch(notification);
        slots.Drop(notification);
        return error;
    }

    /// <summary>The table has changed.</summary>
    public void Forget() => _count.Modify() = 0;

    /// <summary>The mount that a path leads into.</summary>
    /// <param name="path">In normal form.</param>
    /// <param name="mount">The one with the longest path that holds it.</param>
    /// <param name="inside">Where the path inside the mount starts.</param>
    /// <returns>False: the copy cannot tell, and vfs must be asked.</returns>
    public bool TryFind(ReadOnlySpan<byte> path, out MountId mount, out int inside)
    {
        mount = default;
        inside = 0;
        if (_count.Value == 0 && !TryLoad())
        {
            return false;
        }

        int longest = -1;
        foreach (ref readonly MountPath candidate in _mounts.Items.Slice(0, _count.Value))
        {
            if (candidate.Length > longest && IsWithin(path, in candidate))
            {
                longest = candidate.Length;
                mount = candidate.Mount;
            }
        }

        inside = longest <= 0 ? 0 : longest + (path.Length > longest ? 1 : 0);
        return longest >= 0;
    }

    private bool IsWithin(ReadOnlySpan<byte> path, in MountPath mount) =>
        mount.Length == 0
        || (path.StartsWith(_paths.Read(mount.Start, mount.Length))
            && (path.Length == mount.Length || path[mount.Length] == (byte)'/'));

    // A table that does not fit is not copied at all.
    private bool TryLoad()
    {
        Span<byte> text = stackalloc byte[MaximumText];
        int count = 0;
        int used = 0;
        MountId last = default;
        while (true)
        {
            ServiceError error = _vfs.NextMount(last, out MountId next, text, out int length);
            if (error != ServiceError.None)
            {
                bool isComplete = error == ServiceError.NotFound && count != 0;
                _count.Modify() = isComplete ? count : 0;
                return isComplete;
            }

            ReadOnlySpan<byte> line = text.Slice(0, length);
            ReadOnlySpan<byte> path = line.Slice(line.IndexOf((byte)'/') + 1);
            if (count == Capacity || path.Length > PathBytes - used)
            {
                return false;
            }

            path.CopyTo(_paths.Modify(used, path.Length));
            ref MountPath added = ref _mounts.Modify(count);
            added.Mount = next;
            added.Start = used;
            added.Length = path.Length;
            used += path.Length;
            count++;
            last = next;
        }
    }
}
