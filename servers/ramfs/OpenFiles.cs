using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>What can be done with an open capability. From badge to bytes it is indexing only: this is the path of every read and write.</summary>
/// <typeparam name="TClock">What time it is.</typeparam>
internal readonly struct OpenFiles<TClock> : IFileServer
    where TClock : struct, IClock<TClock>
{
    private readonly OpenTable _opens;
    private readonly NodeTable _nodes;
    private readonly FileContents _contents;
    private readonly Directories _directories;
    private readonly TClock _clock;

    public OpenFiles(OpenTable opens, NodeTable nodes, FileContents contents, Directories directories, TClock clock)
    {
        _opens = opens;
        _nodes = nodes;
        _contents = contents;
        _directories = directories;
        _clock = clock;
    }

    public ServiceError Read(ref Request request, ulong offset, Span<byte> data, out int length)
    {
        length = 0;
        ServiceError error = Find(request.Client, OpenFlags.Read, out int node, out OpenFlags _);
        if (error == ServiceError.None)
        {
            length = _contents.Read(in _nodes[node], offset, data);
        }

        return error;
    }

    public ServiceError Write(ref Request request, ulong offset, ReadOnlySpan<byte> data, out int written)
    {
        written = 0;
        ServiceError error = Find(request.Client, OpenFlags.Write, out int node, out OpenFlags flags);
        if (error != ServiceError.None)
        {
            return error;
        }

        ref Node file = ref _nodes.Modify(node);
        ulong start = (flags & OpenFlags.Append) != 0 ? file.Size : offset;
        error = _contents.Write(ref file, start, data, out written);
        if (written != 0)
        {
            file.Modified = _clock.Now;
        }

        return error;
    }

    public ServiceError Resize(ref Request request, ulong size)
    {
        ServiceError error = Find(request.Client, OpenFlags.Write, out int node, out OpenFlags _);
        if (error != ServiceError.None)
        {
            return error;
        }

        ref Node file = ref _nodes.Modify(node);
        error = _contents.Resize(ref file, size);
        if (error == ServiceError.None)
        {
            file.Modified = _clock.Now;
        }

        return error;
    }

    public ServiceError Status(ref Request request, out FileStatus status)
    {
        if (!_opens.TryFind(request.Client, out int place))
        {
            status = default;
            return ServiceError.BadDescriptor;
        }

        status = _nodes.StatusOf(_opens[place].Node);
        return ServiceError.None;
    }

    public ServiceError ReadEntry(
        ref Request request, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        next = 0;
        status = default;
        length = 0;
        if (!_opens.TryFind(request.Client, out int place))
        {
            return ServiceError.BadDescriptor;
        }

        ref readonly Node directory = ref _nodes[_opens[place].Node];
        if (!directory.IsDirectory)
        {
            return ServiceError.NotADirectory;
        }

        int number = _directories.After(in directory, cursor);
        if (number == 0)
        {
            return ServiceError.NotFound;
        }

        ref readonly DirectoryEntry entry = ref _directories[number];
        if (entry.Name.Length > name.Length)
        {
            return ServiceError.TooLong;
        }

        _directories.Names.Copy(in entry.Name, name);
        length = entry.Name.Length;
        next = entry.Serial;
        status = _nodes.StatusOf(entry.Node);
        return ServiceError.None;
    }

    public ServiceError Close(ref Request request)
    {
        if (!_opens.TryFind(request.Client, out int place))
        {
            return ServiceError.BadDescriptor;
        }

        Close(place);
        return ServiceError.None;
    }

    /// <summary>Closes what a process had opened.</summary>
    public void CloseAll(ProcessId owner)
    {
        for (int place = 1; place <= _opens.Last; place++)
        {
            if (_opens[place].Badge != 0 && _opens[place].Owner.Value == owner.Value)
            {
                Close(place);
            }
        }
    }

    private void Close(int place)
    {
        int node = _opens[place].Node;
        _opens.Remove(place);
        _nodes.Close(node);
    }

    /// <summary>The file of an open capability that allows something.</summary>
    private ServiceError Find(Badge badge, OpenFlags right, out int node, out OpenFlags flags)
    {
        node = 0;
        flags = OpenFlags.None;
        if (!_opens.TryFind(badge, out int place))
        {
            return ServiceError.BadDescriptor;
        }

        ref readonly OpenNode open = ref _opens[place];
        node = open.Node;
        flags = open.Flags;
        return _nodes[node].IsDirectory ? ServiceError.IsADirectory
            : open.Allows(right) ? ServiceError.None
            : ServiceError.NotPermitted;
    }
}
