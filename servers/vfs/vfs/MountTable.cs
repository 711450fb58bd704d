using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Vfs;

/// <summary>Which file system is mounted where. Paths are in normal form; number 0 stands for no mount.</summary>
internal readonly struct MountTable
{
    public const int Capacity = 64;

    /// <summary>The longest name of what is mounted.</summary>
    public const int MaximumSource = 32;

    private const int TextStride = AbsolutePath.MaximumBytes + MaximumSource;

    private readonly StatePool<MountEntry> _mounts;
    private readonly StateBytes _texts;
    private readonly StateValue<uint> _lastId;

    public MountTable(StateRegion region)
    {
        _mounts = region.Pool<MountEntry>(Capacity, 8);
        _texts = region.Bytes(Capacity * TextStride, TextStride);
        _lastId = region.Value<uint>();
    }

    /// <summary>Nothing was ever mounted: the server starts for the first time.</summary>
    public bool IsNew => _lastId.Value == 0;

    public ref readonly MountEntry this[int number] => ref _mounts[number];

    public ReadOnlySpan<byte> PathOf(int number) => _texts.Read(PlaceOf(number), _mounts[number].PathLength);

    public ReadOnlySpan<byte> SourceOf(int number) =>
        _texts.Read(PlaceOf(number) + AbsolutePath.MaximumBytes, _mounts[number].SourceLength);

    /// <summary>The mount that a path leads into: the one with the longest path that holds it.</summary>
    public int Find(ReadOnlySpan<byte> path)
    {
        int best = 0;
        for (int number = 1; number <= _mounts.Last; number++)
        {
            bool isBetter = _mounts.IsLive(number)
                && (best == 0 || _mounts[number].PathLength > _mounts[best].PathLength)
                && AbsolutePath.IsWithin(path, PathOf(number));
            best = isBetter ? number : best;
        }

        return best;
    }

    /// <summary>The mount at exactly this path.</summary>
    public int FindExact(ReadOnlySpan<byte> path)
    {
        int number = Find(path);
        return number != 0 && _mounts[number].PathLength == path.Length ? number : 0;
    }

    public int FindId(MountId id)
    {
        int number = FindNext(id.Value);
        return number != 0 && _mounts[number].Id.Value == id.Value ? number : 0;
    }

    /// <summary>The mount with the lowest number that is at least <paramref name="least"/>.</summary>
    public int FindNext(uint least)
    {
        int best = 0;
        for (int number = 1; number <= _mounts.Last; number++)
        {
            bool isBetter = _mounts.IsLive(number)
                && _mounts[number].Id.Value >= least
                && (best == 0 || _mounts[number].Id.Value < _mounts[best].Id.Value);
            best = isBetter ? number : best;
        }

        return best;
    }

    /// <summary>Another mount lies below this one.</summary>
    public bool HasBelow(int number)
    {
        ReadOnlySpan<byte> path = PathOf(number);
        for (int other = 1; other <= _mounts.Last; other++)
        {
            if (other != number && _mounts.IsLive(other) && AbsolutePath.IsWithin(PathOf(other), path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Enters a mount at a path where there is none.</summary>
    /// <returns>False: there are too many, and nothing changed.</returns>
    public bool TryAdd(ReadOnlySpan<byte> path, ReadOnlySpan<byte> source, Slot fileSystem, out MountId id)
    {
        id = default;
        if (!_mounts.TryTake(out int number))
        {
            return false;
        }

        if (!_texts.TryExtend(PlaceOf(number) + TextStride))
        {
            _ = _mounts.TryRelease(number);
            return false;
        }

        path.CopyTo(_texts.Modify(PlaceOf(number), path.Length));
        source.CopyTo(_texts.Modify(PlaceOf(number) + AbsolutePath.MaximumBytes, source.Length));
        id = new MountId(++_lastId.Modify());
        ref MountEntry mount = ref _mounts.Modify(number);
        mount.Id = id;
        mount.FileSystem = fileSystem;
        mount.PathLength = path.Length;
        mount.SourceLength = source.Length;
        return true;
    }

    public void Remove(int number) => _ = _mounts.TryRelease(number);

    private static long PlaceOf(int number) => (long)(number - 1) * TextStride;
}
