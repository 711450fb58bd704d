using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Platform;

/// <summary>Open files by number, each with a position of its own.</summary>
public interface IFiles
{
    /// <summary>Opens an absolute path.</summary>
    ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind);

    ServiceError Close(int descriptor);

    /// <summary>Reads at the position and moves it; no bytes at the end.</summary>
    ServiceError Read(int descriptor, Span<byte> data, out int length);

    /// <summary>Writes all bytes at the position and moves it.</summary>
    ServiceError Write(int descriptor, ReadOnlySpan<byte> data);

    ServiceError Seek(int descriptor, SeekOrigin origin, long offset, out ulong position);

    ServiceError Status(int descriptor, out FileStatus status);

    /// <summary>The first entry of a directory after <paramref name="cursor"/>; NotFound at the end.</summary>
    ServiceError ReadEntry(
        int descriptor, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length);

    ServiceError Pipe(out int reader, out int writer);
}
