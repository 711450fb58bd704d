using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>What a file system must offer to be mounted. Paths are relative to its root, without `.`, `..`, leading or repeated slashes.</summary>
[Protocol("filesystem", Number = 7, Version = 1)]
public interface IFileSystem
{
    /// <summary>Opens a node; the capability allows what the flags say and nothing more.</summary>
    [Operation(1)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NameTooLong,
        ServiceError.NoSpace, ServiceError.TooManyOpen, ServiceError.InvalidArgument, ServiceError.ReadOnly)]
    ServiceError Open([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, OpenFlags flags, out FileKind kind, [Moves] out Slot file);

    [Operation(2), Idempotent]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong)]
    ServiceError Status([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, out FileStatus status);

    [Operation(3)]
    [Errors(ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.NoSpace)]
    ServiceError MakeDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Removes the name of a file; its data lives on while it is open.</summary>
    [Operation(4)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NameTooLong)]
    ServiceError Remove([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    [Operation(5)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NotEmpty, ServiceError.Busy, ServiceError.NameTooLong)]
    ServiceError RemoveDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    [Operation(6)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NotEmpty,
        ServiceError.InvalidArgument, ServiceError.NameTooLong, ServiceError.NoSpace)]
    ServiceError Rename([Text(MaxBytes = 1024)] ReadOnlySpan<byte> from, [Text(MaxBytes = 1024)] ReadOnlySpan<byte> to);

    [Operation(7)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong)]
    ServiceError SetModified([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, long modified);

    [Operation(8), Idempotent]
    ServiceError Capacity(out FileSystemStatistics statistics);
}
