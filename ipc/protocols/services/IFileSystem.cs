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
    ServiceError Open([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, OpenFlags flags, out FileKind kind, [Made, Moves, Capability(typeof(IFile))] out Slot file);

    /// <summary>What a path names.</summary>
    [Operation(2), Idempotent]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument)]
    ServiceError Status([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, out FileStatus status);

    /// <summary>Makes an empty directory.</summary>
    [Operation(3)]
    [Errors(ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.NoSpace,
        ServiceError.InvalidArgument)]
    ServiceError MakeDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Removes the name of a file; its data lives on while it is open.</summary>
    [Operation(4)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument)]
    ServiceError Remove([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Removes an empty directory.</summary>
    [Operation(5)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NotEmpty, ServiceError.Busy, ServiceError.NameTooLong,
        ServiceError.InvalidArgument)]
    ServiceError RemoveDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Gives a node another name; replaces a file, or an empty directory, of that name.</summary>
    [Operation(6)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NotEmpty,
        ServiceError.InvalidArgument, ServiceError.NameTooLong, ServiceError.NoSpace)]
    ServiceError Rename([Text(MaxBytes = 1024)] ReadOnlySpan<byte> from, [Text(MaxBytes = 1024)] ReadOnlySpan<byte> to);

    /// <summary>Sets the time of the last change, in nanoseconds since 1970.</summary>
    [Operation(7)]
    [Errors(ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument)]
    ServiceError SetModified([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, [Identity("Time")] long modified);

    /// <summary>How full the file system is.</summary>
    [Operation(8), Idempotent]
    ServiceError Capacity(out FileSystemStatistics statistics);
}
