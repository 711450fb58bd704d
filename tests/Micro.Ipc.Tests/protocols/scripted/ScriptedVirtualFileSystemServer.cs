using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IVirtualFileSystemServer with fixed results.</summary>
public struct ScriptedVirtualFileSystemServer : IVirtualFileSystemServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Resolve(ref Request request, ReadOnlySpan<byte> path, out MountId mount, Span<byte> rest, out int length)
    {
        mount = new MountId(2);
        length = Scripted.Fill(rest);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError FileSystem(ref Request request, MountId mount, out Slot fileSystem)
    {
        fileSystem = Scripted.Capability;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Mount(ref Request request, ReadOnlySpan<byte> path, ReadOnlySpan<byte> source, Slot fileSystem, out MountId mount)
    {
        mount = new MountId(2);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Unmount(ref Request request, ReadOnlySpan<byte> path)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError NextMount(ref Request request, MountId after, out MountId mount, Span<byte> text, out int length)
    {
        mount = new MountId(2);
        length = Scripted.Fill(text);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Watch(ref Request request, Slot notification)
    {
        Calls++;
        return ServiceError.None;
    }
}
