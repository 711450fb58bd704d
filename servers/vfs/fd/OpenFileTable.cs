using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>All open files with their reference counts and shared positions. Number 0 stands for none.</summary>
internal readonly struct OpenFileTable
{
    private const int Capacity = 16384;

    private readonly StatePool<OpenFile> _files;

    public OpenFileTable(StateRegion region)
    {
        _files = region.Pool<OpenFile>(Capacity, 64);
    }

    public ref readonly OpenFile this[int file] => ref _files[file];

    /// <summary>Enters a file that has one descriptor.</summary>
    public bool TryAdd(FileOrigin origin, FileKind kind, OpenFlags flags, out int file)
    {
        if (!_files.TryTake(out file))
        {
            return false;
        }

        ref OpenFile opened = ref _files.Modify(file);
        opened.Origin = origin;
        opened.Kind = kind;
        opened.Flags = flags;
        opened.References = 1;
        return true;
    }

    public ref OpenFile Modify(int file) => ref _files.Modify(file);

    /// <summary>There is one descriptor more.</summary>
    public void Retain(int file)
    {
        ref OpenFile shared = ref _files.Modify(file);
        shared.References++;
        shared.IsShared = true;
    }

    /// <summary>There is one descriptor less.</summary>
    /// <param name="file">Its number.</param>
    /// <param name="last">What it was, for its end to be brought about.</param>
    /// <returns>True: it was the last one, and the number is free.</returns>
    public bool Release(int file, out OpenFile last)
    {
        last = _files[file];
        if (last.References > 1)
        {
            _files.Modify(file).References--;
            return false;
        }

        _ = _files.TryRelease(file);
        return true;
    }

    /// <summary>Moves the position of a file.</summary>
    /// <param name="file">Its number.</param>
    /// <param name="start">What the offset is counted from.</param>
    /// <param name="offset">How far.</param>
    /// <param name="position">Where it is then.</param>
    /// <returns>InvalidArgument: in front of the start, or beyond what a signed offset can reach.</returns>
    public ServiceError Move(int file, ulong start, long offset, out ulong position)
    {
        position = start + (ulong)offset;
        bool isBefore = offset < 0 && start < (ulong)-offset;
        if (isBefore || start > long.MaxValue || position > long.MaxValue)
        {
            position = 0;
            return ServiceError.InvalidArgument;
        }

        _files.Modify(file).Position = position;
        return ServiceError.None;
    }
}
