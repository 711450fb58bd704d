using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IFileSystemServer with fixed results.</summary>
public struct ScriptedFileSystemServer : IFileSystemServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Open(ref Request request, ReadOnlySpan<byte> path, OpenFlags flags, out FileKind kind, out Slot file)
    {
        kind = FileKind.Directory;
        file = Scripted.Capability;
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

    public ServiceError Capacity(ref Request request, out FileSystemStatistics statistics)
    {
        statistics = new FileSystemStatistics(1000, 10, 4);
        Calls++;
        return ServiceError.None;
    }
}
