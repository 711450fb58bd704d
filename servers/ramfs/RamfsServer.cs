using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The file system in memory: names on capabilities of processes, data on the capabilities of open files that it makes.</summary>
/// <typeparam name="TClock">What time it is.</typeparam>
/// <typeparam name="TTransport">The way to other servers.</typeparam>
public struct RamfsServer<TClock, TTransport> : IServer<RamfsServer<TClock, TTransport>>, IFileSystemServer
    where TClock : struct, IClock<TClock>
    where TTransport : struct, ITransport
{
    private const OpenFlags Known = OpenFlags.Read | OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.Truncate
        | OpenFlags.Append | OpenFlags.Directory;

    private const uint Trim = 1;

    private readonly OpenTable _opens;
    private readonly NodeTable _nodes;
    private readonly FileContents _contents;
    private readonly BlockStore _blocks;
    private readonly Directories _directories;
    private readonly FileTree _tree;
    private readonly TClock _clock;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly DeathLog<TTransport> _deaths;
    private readonly FrameServiceClient<TTransport> _frames;
    private OpenFiles<TClock> _files;

    private RamfsServer(ref ProcessContext context, ulong archive)
    {
        _opens = new OpenTable(context.State);
        _contents = new FileContents(context.State, archive);
        _blocks = _contents.Blocks;
        _nodes = new NodeTable(context.State, _contents);
        _directories = new Directories(context.State);
        _tree = new FileTree(_nodes, _directories);
        _clock = TClock.Open(ref context);
        _slots = context.Slots;
        _outbox = context.Outbox;
        _deaths = new DeathLog<TTransport>(context.State);
        _frames = new FrameServiceClient<TTransport>(context.Find("pmm"u8));
        _files = new OpenFiles<TClock>(_opens, _nodes, _contents, _directories, _clock);
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out RamfsServer<TClock, TTransport> server)
    {
        bool hasFiles = context.Info.TryFind("files"u8, out NamedCapability files);
        server = new RamfsServer<TClock, TTransport>(ref context, hasFiles ? files.Address : 0);
        if (context.State.Error != StateError.None)
        {
            return ServiceError.OutOfMemory;
        }

        if (server._nodes.Last != 0)
        {
            return ServiceError.None;
        }

        if (!server._nodes.TryMake(FileKind.Directory, FileTree.DirectoryMode, server._clock.Now, NodeTable.Root, out int _))
        {
            return ServiceError.OutOfMemory;
        }

        return hasFiles ? server.Load(MappedMemory.Read(files.Address, (int)files.Length)) : ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        bool isOpen = OpenTable.IsOpen(request.Client);
        if (isOpen && request.Protocol == FileDispatcher.Protocol)
        {
            FileDispatcher.Dispatch(ref _files, ref request);
        }
        else if (!isOpen && request.Protocol == FileSystemDispatcher.Protocol)
        {
            FileSystemDispatcher.Dispatch(ref this, ref request);
        }

        TrimIfNeeded();
    }

    public readonly void Signalled(ulong bits)
    {
        while ((bits & DeathLog<TTransport>.SignalBit) != 0 && _deaths.TryNext(out ProcessId dead))
        {
            _files.CloseAll(dead);
        }

        TrimIfNeeded();
    }

    /// <summary>The only effect: memory that no file needs any more goes back.</summary>
    public readonly void Perform(Effect effect) => _blocks.Trim();

    public readonly ServiceError Open(
        ref Request request, ReadOnlySpan<byte> path, OpenFlags flags, out FileKind kind, out Slot file)
    {
        kind = default;
        file = Slot.Null;
        bool isCut = (flags & OpenFlags.Truncate) != 0;
        bool isMeant = (flags & ~Known) == 0
            && (!isCut || (flags & OpenFlags.Write) != 0)
            && (flags & (OpenFlags.Create | OpenFlags.Directory)) != (OpenFlags.Create | OpenFlags.Directory);
        if (!isMeant)
        {
            return ServiceError.InvalidArgument;
        }

        long now = _clock.Now;
        ServiceError error = _tree.FindForOpen(path, flags, now, out int node, out bool isNew);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (!TryMint(node, flags, new ProcessId((uint)request.Client.Value), out file))
        {
            if (isNew)
            {
                _ = _tree.Remove(path, now);
            }

            return ServiceError.TooManyOpen;
        }

        if (isCut && _nodes[node].Size != 0)
        {
            ref Node cut = ref _nodes.Modify(node);
            _contents.Cut(ref cut, 0);
            cut.Modified = now;
        }

        kind = _nodes[node].Kind;
        return ServiceError.None;
    }

    public readonly ServiceError Status(ref Request request, ReadOnlySpan<byte> path, out FileStatus status)
    {
        ServiceError error = _tree.Find(path, out int node);
        status = error == ServiceError.None ? _nodes.StatusOf(node) : default;
        return error;
    }

    public readonly ServiceError MakeDirectory(ref Request request, ReadOnlySpan<byte> path) => _tree.MakeDirectory(path, _clock.Now);

    public readonly ServiceError Remove(ref Request request, ReadOnlySpan<byte> path) => _tree.Remove(path, _clock.Now);

    public readonly ServiceError RemoveDirectory(ref Request request, ReadOnlySpan<byte> path) =>
        _tree.RemoveDirectory(path, _clock.Now);

    public readonly ServiceError Rename(ref Request request, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) =>
        _tree.Rename(from, to, _clock.Now);

    public readonly ServiceError SetModified(ref Request request, ReadOnlySpan<byte> path, long modified)
    {
        ServiceError error = _tree.Find(path, out int node);
        if (error == ServiceError.None)
        {
            _nodes.Modify(node).Modified = modified;
        }

        return error;
    }

    /// <summary>The one handler that calls another server: it has no argument and no result in the message buffer that the call could harm.</summary>
    public readonly ServiceError Capacity(ref Request request, out FileSystemStatistics statistics)
    {
        FrameStatistics frames = default;
        bool isKnown = !_frames.Endpoint.IsNull && _frames.Statistics(out frames) == ServiceError.None;
        ulong used = _blocks.Used + _contents.Map.Frames + _nodes.Frames + _directories.Frames;
        ulong free = _blocks.Free + (isKnown ? frames.FreeFrames : 0);
        statistics = new FileSystemStatistics(used + free, used, _nodes.Count);
        return ServiceError.None;
    }

    private readonly ServiceError Load(ReadOnlySpan<byte> files) =>
        FileTreeReader.Open(files, out FileTreeReader tree) == ArchiveError.None
            ? new BootFiles(tree, _nodes, _directories, _contents).Load()
            : ServiceError.BadImage;

    private readonly void TrimIfNeeded()
    {
        if (_blocks.HasSurplus)
        {
            _outbox.Post(Trim);
        }
    }

    // Clients hand the capability on, so it may be derived.
    private readonly bool TryMint(int node, OpenFlags flags, ProcessId owner, out Slot file)
    {
        file = Slot.Null;
        if (!_opens.TryAdd(node, flags, owner, out int place))
        {
            return false;
        }

        Badge badge = new(_opens[place].Badge);
        if (!_slots.TryDerive(WellKnownSlots.Endpoint, Rights.Send | Rights.Derive, badge, out file))
        {
            _opens.Remove(place);
            return false;
        }

        _nodes.Open(node);
        return true;
    }
}
