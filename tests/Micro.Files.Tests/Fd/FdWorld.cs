using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Files.Tests.Ramfs;
using Micro.Files.Tests.Vfs;
using Micro.Protocols;
using Micro.Servers.Fd;
using Micro.Servers.Ramfs;
using Micro.Servers.Vfs;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>Descriptors over a mount table over two file systems in memory, each in a process of its own.</summary>
internal sealed class FdWorld : IDisposable
{
    public const int Replies = 4;

    private readonly HostServer<RamfsServer<StepClock, DeathTransport>> _root;
    private readonly HostServer<RamfsServer<StepClock, DeathTransport>> _disk;
    private readonly HostServer<VfsServer> _vfs;
    private readonly HostServer<FdServer<FdTransport>> _fd;
    private readonly List<uint> _deaths = [];

    /// <param name="slots">Slots of the descriptor server.</param>
    public FdWorld(uint slots = 150)
    {
        _root = new HostServer<RamfsServer<StepClock, DeathTransport>>("ramfs", 2, 150);
        _disk = new HostServer<RamfsServer<StepClock, DeathTransport>>("disk", 2, 150);
        _vfs = new HostServer<VfsServer>("vfs", 2, 100, ("ramfs", _root.Endpoint, new Badge(7)));
        _fd = new HostServer<FdServer<FdTransport>>("fd", Replies, slots, ("vfs", _vfs.Endpoint, new Badge(8)));
        LoopbackEndpoint supervisor = new LoopbackProcess().Serve(Supervise);
        _ = _fd.Process.Insert(supervisor, default, WellKnownSlots.Supervisor);
        FdTransport.Process = _fd.Process;
        Assert.Equal(ServiceError.None, _root.Start());
        Assert.Equal(ServiceError.None, _disk.Start());
        Assert.Equal(ServiceError.None, _vfs.Start());
        Assert.Equal(ServiceError.None, _fd.Start());
        Mounts = new VirtualFileSystemClient<LoopbackTransport>(Administrator.Transport, Administrator.Insert(_vfs.Endpoint, new Badge(90)));
        Client = new FdClient(this, 10);
    }

    /// <summary>The client that most tests need.</summary>
    public FdClient Client { get; }

    public LoopbackProcess Administrator { get; } = new();

    public VirtualFileSystemClient<LoopbackTransport> Mounts { get; }

    public LoopbackEndpoint Endpoint => _fd.Endpoint;

    /// <summary>Capabilities of the descriptor server.</summary>
    public int Capabilities => _fd.Process.CapabilityCount;

    /// <summary>Capabilities of the file system: itself, and one for what it is about to give away.</summary>
    public int FileSystemCapabilities => _root.Process.CapabilityCount;

    public List<ParkedReply> Gone => _fd.Gone;

    /// <summary>Mounts the second file system.</summary>
    public void MountDisk(string path)
    {
        Slot disk = Administrator.Insert(_disk.Endpoint, new Badge(90));
        Assert.Equal(ServiceError.None, Mounts.Mount(VfsWorld.Bytes(path), "disk"u8, disk, out MountId _));
    }

    /// <summary>Mounts the first file system once more.</summary>
    public void MountRoot(string path)
    {
        Slot root = Administrator.Insert(_root.Endpoint, new Badge(90));
        Assert.Equal(ServiceError.None, Mounts.Mount(VfsWorld.Bytes(path), "ramfs"u8, root, out MountId _));
    }

    /// <summary>The file system does not answer any more.</summary>
    public void LoseFileSystem() => _root.Endpoint.IsGone = true;

    public void Restart() => Assert.Equal(ServiceError.None, _fd.Start());

    /// <summary>The supervisor says that processes died.</summary>
    public void Kill(params uint[] processes)
    {
        _deaths.AddRange(processes);
        _fd.Signal(1);
    }

    /// <summary>Does a thing that parks, and then, while it is parked, another that ends the waiting.</summary>
    public void WhileParked(Action parking, Action<ParkedReply> meanwhile)
    {
        Action<ParkedReply>? outer = Endpoint.Parked;
        bool isParked = false;
        Endpoint.Parked = parked =>
        {
            isParked = true;
            Endpoint.Parked = outer;
            meanwhile(parked);
        };
        parking();
        Endpoint.Parked = outer;
        Assert.True(isParked);
    }

    public void Dispose()
    {
        _fd.Dispose();
        _vfs.Dispose();
        _root.Dispose();
        _disk.Dispose();
    }

    private void Supervise(ref Request request)
    {
        SupervisorStandIn supervisor = new(_deaths);
        supervisor.Handle(ref request);
    }
}
