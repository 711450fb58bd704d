using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IDescriptorTableServer with fixed results.</summary>
public struct ScriptedDescriptorTableServer : IDescriptorTableServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Open(ref Request request, ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind, out Slot file)
    {
        descriptor = -2;
        kind = FileKind.Directory;
        file = Scripted.Capability;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Close(ref Request request, int descriptor)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Duplicate(ref Request request, int descriptor, int wanted, out int duplicate)
    {
        duplicate = -2;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Seek(ref Request request, int descriptor, SeekOrigin origin, long offset, out ulong position)
    {
        position = 5_000_000_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Advance(ref Request request, int descriptor, uint count, out ulong position)
    {
        position = 5_000_000_000;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError File(ref Request request, int descriptor, out OpenFlags flags, out FileKind kind, out bool shared, out Slot file)
    {
        flags = OpenFlags.Read | OpenFlags.Append;
        kind = FileKind.File;
        shared = true;
        file = Scripted.Capability;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Adopt(ref Request request, int descriptor, OpenFlags flags, FileKind kind, Slot file)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Pipe(ref Request request, out int reader, out int writer)
    {
        reader = -2;
        writer = -2;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Share(ref Request request, ProcessId process, ReadOnlySpan<byte> descriptors, out Slot session)
    {
        session = Scripted.Capability;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Status(ref Request request, ReadOnlySpan<byte> path, out FileStatus status)
    {
        status = new FileStatus(FileKind.Directory, 3, 9, 0x1ED, 2, -5, 1);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError MakeDirectory(ref Request request, ReadOnlySpan<byte> path)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Remove(ref Request request, ReadOnlySpan<byte> path)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError RemoveDirectory(ref Request request, ReadOnlySpan<byte> path)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Rename(ref Request request, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError SetModified(ref Request request, ReadOnlySpan<byte> path, long modified)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Capacity(ref Request request, ReadOnlySpan<byte> path, out FileSystemStatistics statistics)
    {
        statistics = new FileSystemStatistics(1000, 10, 4);
        Calls++;
        return ServiceError.None;
    }
}
