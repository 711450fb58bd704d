using System;
using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Answers every operation of IFileServer with fixed results.</summary>
public struct ScriptedFileServer : IFileServer
{
    /// <summary>Handlers that ran.</summary>
    public int Calls { get; private set; }

    public ServiceError Read(ref Request request, ulong offset, Span<byte> data, out int length)
    {
        length = Scripted.Fill(data);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Write(ref Request request, ulong offset, ReadOnlySpan<byte> data, out int written)
    {
        written = -2;
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Resize(ref Request request, ulong size)
    {
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Status(ref Request request, out FileStatus status)
    {
        status = new FileStatus(FileKind.Directory, 3, 9, 0x1ED, 2, -5, 1);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError ReadEntry(ref Request request, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        next = 5_000_000_000;
        status = new FileStatus(FileKind.Directory, 3, 9, 0x1ED, 2, -5, 1);
        length = Scripted.Fill(name);
        Calls++;
        return ServiceError.None;
    }

    public ServiceError Close(ref Request request)
    {
        Calls++;
        return ServiceError.None;
    }
}
