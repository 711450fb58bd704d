using System;

namespace Micro.Protocols;

/// <summary>One open file, directory, pipe or device: the badge of the capability says which, and what is allowed.</summary>
/// <remarks>A server keeps as many callers waiting as it has Replies to park them in, 31 in all; a read or write that would wait beside them
/// is answered Busy, and nothing of it was done.</remarks>
[Protocol("file", Number = 8, Version = 1)]
public interface IFile
{
    /// <summary>Reads at <paramref name="offset"/>; fewer bytes only at the end of the file, none past it. Pipes and devices ignore the
    /// offset, wait for at least one byte, and answer none when no writer is left.</summary>
    [Operation(1), Parks]
    [Errors(ServiceError.IsADirectory, ServiceError.NotPermitted, ServiceError.BadDescriptor, ServiceError.Interrupted, ServiceError.Busy)]
    ServiceError Read(ulong offset, [MaxBytes(4080)] Span<byte> data, out int length);

    /// <summary>Writes at <paramref name="offset"/> (an appending file: at its end); a gap before it reads as zeros.</summary>
    [Operation(2), Parks]
    [Errors(
        ServiceError.IsADirectory, ServiceError.NotPermitted, ServiceError.NoSpace, ServiceError.FileTooBig, ServiceError.BrokenPipe,
        ServiceError.BadDescriptor, ServiceError.Busy)]
    ServiceError Write(ulong offset, [MaxBytes(4064)] ReadOnlySpan<byte> data, out int written);

    /// <summary>Cuts or extends (with zeros) to <paramref name="size"/> bytes.</summary>
    [Operation(3)]
    [Errors(
        ServiceError.IsADirectory, ServiceError.NotPermitted, ServiceError.NoSpace, ServiceError.FileTooBig, ServiceError.BadDescriptor,
        ServiceError.NotSeekable)]
    ServiceError Resize(ulong size);

    /// <summary>What the file is now.</summary>
    [Operation(4), Idempotent]
    [Errors(ServiceError.BadDescriptor)]
    ServiceError Status(out FileStatus status);

    /// <summary>The first entry of a directory after <paramref name="cursor"/> (0: the first). Every entry that exists during the whole
    /// reading comes exactly once, whatever changes beside it.</summary>
    [Operation(5), Idempotent]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.BadDescriptor)]
    ServiceError ReadEntry(ulong cursor, out ulong next, out FileStatus status, [Text(MaxBytes = 255)] Span<byte> name, out int length);

    /// <summary>Ends the use of the capability, and of every copy of it.</summary>
    [Operation(6)]
    [Errors(ServiceError.BadDescriptor)]
    ServiceError Close();
}
