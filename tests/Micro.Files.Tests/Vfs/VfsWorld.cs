using System;
using System.Collections.Generic;
using System.Text;
using Micro.Abi;
using Micro.Protocols;
using Micro.Servers.Vfs;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Vfs;

/// <summary>The mount table and a client that reaches it by messages. File systems are strings: nobody calls them.</summary>
internal sealed class VfsWorld : IDisposable
{
    private readonly HostServer<VfsServer> _server;
    private readonly LoopbackProcess _client = new();

    /// <param name="slots">Slots of the server.</param>
    /// <param name="hasRoot">The manifest grants it a file system.</param>
    public VfsWorld(uint slots = 128, bool hasRoot = true)
    {
        _server = hasRoot
            ? new HostServer<VfsServer>("vfs", 2, slots, ("ramfs", "root", default))
            : new HostServer<VfsServer>("vfs", 2, slots);
        Assert.Equal(ServiceError.None, _server.Start());
        Mounts = new VirtualFileSystemClient<LoopbackTransport>(_client.Transport, _client.Insert(_server.Endpoint, new Badge(9)));
    }

    public VirtualFileSystemClient<LoopbackTransport> Mounts { get; }

    /// <summary>Capabilities that the server holds.</summary>
    public int Capabilities => _server.Process.CapabilityCount;

    public void Restart() => Assert.Equal(ServiceError.None, _server.Start());

    public void Dispose() => _server.Dispose();

    public ServiceError Mount(string path, string source, out uint mount)
    {
        Slot slot = _client.Insert(source);
        ServiceError error = Mounts.Mount(Bytes(path), Bytes(source), slot, out MountId id);
        mount = id.Value;
        return error;
    }

    /// <summary>The file system of a path, and the path in it; of a refused one the error.</summary>
    public (string FileSystem, string Inside) Resolve(string path)
    {
        byte[] rest = new byte[1024];
        ServiceError error = Mounts.Resolve(Bytes(path), out MountId mount, rest, out int length);
        return error == ServiceError.None
            ? (FileSystem(mount.Value), Encoding.Latin1.GetString(rest, 0, length))
            : (error.ToString(), "");
    }

    public string FileSystem(uint mount)
    {
        ServiceError error = Mounts.FileSystem(new MountId(mount), out Slot received);
        if (error != ServiceError.None)
        {
            return error.ToString();
        }

        string fileSystem = (string)_client.Find(received)!.Target;
        _client.Transport.Drop(received);
        return fileSystem;
    }

    /// <summary>All mounts with their numbers.</summary>
    public List<string> List()
    {
        List<string> mounts = [];
        byte[] text = new byte[1100];
        uint after = 0;
        while (Mounts.NextMount(new MountId(after), out MountId mount, text, out int length) == ServiceError.None)
        {
            after = mount.Value;
            mounts.Add($"{after} {Encoding.Latin1.GetString(text, 0, length)}");
        }

        return mounts;
    }

    /// <summary>Asks to be told of changes as one of many clients; what comes is added up in the list.</summary>
    public ServiceError Watch(ulong client, List<ulong> signals)
    {
        VirtualFileSystemClient<LoopbackTransport> mounts = new(
            _client.Transport, _client.Insert(_server.Endpoint, new Badge(client)));
        return mounts.Watch(_client.Insert((Action<ulong>)signals.Add, new Badge(client)));
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
