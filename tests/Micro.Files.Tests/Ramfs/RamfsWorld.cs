using System;
using System.Collections.Generic;
using System.Text;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;
using Micro.Servers.Ramfs;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

/// <summary>The file system over ordinary memory, and a client that reaches it by messages.</summary>
internal sealed class RamfsWorld : IHostKernel, IDisposable
{
    public const uint Client = 7;
    private const uint FirstFreeSlot = 64;
    private const uint SlotCount = 128;

    private readonly HostRegion _region;
    private readonly LoopbackProcess _serverProcess = new();
    private readonly LoopbackProcess _clientProcess = new();
    private readonly LoopbackEndpoint _endpoint;
    private readonly List<Slot> _moved = [];
    private ProcessContext _context;
    private RamfsServer<StepClock, DeathTransport> _server;
    private uint _nextSlot = 1 << 20;

    /// <param name="frames">Memory of the server.</param>
    /// <param name="bootFiles">Where the file tree of a boot archive lies, and its length.</param>
    public RamfsWorld(ulong frames = 4096, (ulong Address, ulong Length) bootFiles = default)
    {
        _region = new HostRegion(frames, this);
        StartInfoWriter writer = new(_region.Page);
        Assert.True(writer.TryBegin(new ProcessId(6), "ramfs"u8, default));
        writer.SetSlots(FirstFreeSlot, SlotCount, 2);
        if (bootFiles.Length != 0)
        {
            Assert.True(writer.TryAdd("files"u8, 0, bootFiles.Address, bootFiles.Length, out Slot _));
        }

        _endpoint = _serverProcess.Serve(Handle, sharesBuffer: true);
        StartError = Restart();
        FileSystem = FileSystemOf(Client);
    }

    public ServiceError StartError { get; }

    public FileSystemClient<LoopbackTransport> FileSystem { get; }

    public ulong UsedFrames => _region.UsedFrames;

    /// <summary>Capabilities that the server holds.</summary>
    public int ServerCapabilities => _serverProcess.CapabilityCount;

    /// <summary>The next capability cannot be derived.</summary>
    public bool RefusesDerive { get; set; }

    /// <summary>Starts the server, over the state that is there.</summary>
    public ServiceError Restart()
    {
        _context = _region.OpenContext();
        return RamfsServer<StepClock, DeathTransport>.Start(ref _context, out _server);
    }

    public FileSystemClient<LoopbackTransport> FileSystemOf(uint process) =>
        new(_clientProcess.Transport, _clientProcess.Insert(_endpoint, new Badge(process)));

    /// <summary>The wrong protocol on the capability of an open file.</summary>
    public FileSystemClient<LoopbackTransport> AsFileSystem(FileClient<LoopbackTransport> file) =>
        new(_clientProcess.Transport, file.Endpoint);

    /// <summary>The wrong protocol on the capability of a file system.</summary>
    public FileClient<LoopbackTransport> AsFile(FileSystemClient<LoopbackTransport> system) =>
        new(_clientProcess.Transport, system.Endpoint);

    public ServiceError Open(string path, OpenFlags flags, out FileClient<LoopbackTransport> file) =>
        Open(FileSystem, path, flags, out file, out FileKind _);

    public ServiceError Open(
        FileSystemClient<LoopbackTransport> client, string path, OpenFlags flags, out FileClient<LoopbackTransport> file,
        out FileKind kind)
    {
        file = default;
        ServiceError error = client.Open(Bytes(path), flags, out kind, out Slot received);
        if (error == ServiceError.None)
        {
            Slot kept = new(_nextSlot++);
            Assert.Equal(KernelError.None, _clientProcess.Transport.Move(received, kept));
            file = new FileClient<LoopbackTransport>(_clientProcess.Transport, kept);
        }

        return error;
    }

    /// <summary>Opens what must be there, or can be made.</summary>
    public FileClient<LoopbackTransport> MustOpen(string path, OpenFlags flags)
    {
        Assert.Equal(ServiceError.None, Open(path, flags, out FileClient<LoopbackTransport> file));
        return file;
    }

    public FileClient<LoopbackTransport> MakeFile(string path, ReadOnlySpan<byte> data = default)
    {
        FileClient<LoopbackTransport> file = MustOpen(path, OpenFlags.Read | OpenFlags.Write | OpenFlags.Create);
        WriteAll(file, 0, data);
        return file;
    }

    public FileStatus Status(string path)
    {
        Assert.Equal(ServiceError.None, FileSystem.Status(Bytes(path), out FileStatus status));
        return status;
    }

    public FileSystemStatistics Capacity()
    {
        Assert.Equal(ServiceError.None, FileSystem.Capacity(out FileSystemStatistics statistics));
        return statistics;
    }

    public static void WriteAll(FileClient<LoopbackTransport> file, ulong offset, ReadOnlySpan<byte> data)
    {
        for (int done = 0; done < data.Length;)
        {
            ReadOnlySpan<byte> part = data.Slice(done, Math.Min(data.Length - done, 4000));
            Assert.Equal(ServiceError.None, file.Write(offset + (ulong)done, part, out int written));
            Assert.Equal(part.Length, written);
            done += written;
        }
    }

    public static byte[] ReadAll(FileClient<LoopbackTransport> file, ulong offset, int length)
    {
        byte[] data = new byte[length];
        int done = 0;
        while (done < length)
        {
            Assert.Equal(ServiceError.None, file.Read(offset + (ulong)done, data.AsSpan(done, Math.Min(length - done, 4000)), out int count));
            if (count == 0)
            {
                break;
            }

            done += count;
        }

        return data[..done];
    }

    /// <summary>The names of a directory in the order in which they are read.</summary>
    public List<string> List(string path)
    {
        FileClient<LoopbackTransport> directory = MustOpen(path, OpenFlags.Read | OpenFlags.Directory);
        List<string> names = [];
        for (ulong cursor = 0; TryReadEntry(directory, ref cursor, out string name);)
        {
            names.Add(name);
        }

        Assert.Equal(ServiceError.None, directory.Close());
        return names;
    }

    public static bool TryReadEntry(FileClient<LoopbackTransport> directory, ref ulong cursor, out string name)
    {
        byte[] buffer = new byte[255];
        ServiceError error = directory.ReadEntry(cursor, out ulong next, out FileStatus _, buffer, out int length);
        name = Encoding.Latin1.GetString(buffer, 0, length);
        Assert.True(error is ServiceError.None or ServiceError.NotFound);
        cursor = error == ServiceError.None ? next : cursor;
        return error == ServiceError.None;
    }

    /// <summary>The supervisor says that a process died.</summary>
    public void Kill(uint process)
    {
        DeathTransport.Deaths.Add(process);
        _server.Signalled(DeathLog<DeathTransport>.SignalBit);
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public void Dispose() => _region.Dispose();

    public KernelError Move(Slot from, Slot to) => _serverProcess.Transport.Move(from, to);

    public KernelError Delete(Slot slot)
    {
        _serverProcess.Transport.Drop(slot);
        return KernelError.None;
    }

    public KernelError Revoke(Slot slot) => KernelError.None;

    public KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge)
    {
        if (RefusesDerive)
        {
            return KernelError.NoSuchCapability;
        }

        Assert.Equal(WellKnownSlots.Endpoint, source);
        _ = _serverProcess.Insert(_endpoint, badge, destination);
        return KernelError.None;
    }

    public KernelError Signal(Slot notification) => KernelError.None;

    public KernelError Reply(ParkedReply parked, in ReplyWriter reply) => KernelError.None;

    public KernelError Unmap(ulong address, ulong pages) => KernelError.None;

    // As the loop of a server: what an answer gave away is dropped when it is out, which is before the next request.
    private void Handle(ref Request request)
    {
        foreach (Slot slot in _moved)
        {
            _context.Slots.Drop(slot);
        }

        _moved.Clear();
        _server.Dispatch(ref request);
        if (request.Reply.Length == 0)
        {
            request.Reply.Refuse(ServiceError.UnknownProtocol);
        }

        for (int index = 0; index < request.Reply.Moved.Count; index++)
        {
            _moved.Add(request.Reply.Moved[index]);
        }

        HostRegion.Finish(_context, ref _server);
    }
}
