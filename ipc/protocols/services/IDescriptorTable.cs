using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>The open files of a process by small numbers, and everything that takes a path. Paths are absolute.</summary>
/// <remarks>
/// On open the client also gets the file itself (protocol IFile), so that reading and writing is one call to the file system. The client keeps
/// the position of a descriptor that it does not share; the position of a shared one (duplicated or inherited) is kept here.
/// </remarks>
[Protocol("descriptors", Number = 6, Version = 1)]
public interface IDescriptorTable
{
    /// <summary>Opens a file under the lowest free number.</summary>
    [Operation(1)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NameTooLong,
        ServiceError.NoSpace, ServiceError.TooManyOpen, ServiceError.InvalidArgument, ServiceError.ReadOnly, ServiceError.AccessDenied,
        ServiceError.TooManyLevels, ServiceError.LimitReached, ServiceError.NoSuchProcess, ServiceError.BadDescriptor)]
    ServiceError Open(
        [Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, OpenFlags flags, [Made, Identity("Fd", PerClient = true, FromZero = true)] out int descriptor,
        out FileKind kind, [Capability(typeof(IFile))] out Slot file);

    /// <summary>Frees the number; the last descriptor of a file closes it.</summary>
    [Operation(2)]
    [Errors(ServiceError.BadDescriptor)]
    ServiceError Close([Identity("Fd", PerClient = true, FromZero = true)] int descriptor);

    /// <summary>Gives a second number to an open file; both share one position.</summary>
    /// <param name="descriptor">An open one.</param>
    /// <param name="wanted">The new number, closed first if open; -1: the lowest free one.</param>
    /// <param name="duplicate">The new number.</param>
    [Operation(3)]
    [Errors(ServiceError.BadDescriptor, ServiceError.TooManyOpen)]
    ServiceError Duplicate(
        [Identity("Fd", PerClient = true, FromZero = true)] int descriptor, [Identity("Fd", PerClient = true, FromZero = true)] int wanted,
        [Made, Identity("Fd", PerClient = true, FromZero = true)] out int duplicate);

    /// <summary>Moves the position kept here.</summary>
    [Operation(4)]
    [Errors(ServiceError.BadDescriptor, ServiceError.NotSeekable, ServiceError.InvalidArgument)]
    ServiceError Seek(
        [Identity("Fd", PerClient = true, FromZero = true)] int descriptor, SeekOrigin origin, long offset, out ulong position);

    /// <summary>Claims the next <paramref name="count"/> bytes at the shared position and moves it past them.</summary>
    [Operation(5)]
    [Errors(ServiceError.BadDescriptor, ServiceError.NotSeekable, ServiceError.InvalidArgument)]
    ServiceError Advance(
        [Identity("Fd", PerClient = true, FromZero = true)] int descriptor, uint count, out ulong position);

    /// <summary>The file behind a number, for a process that inherited it.</summary>
    [Operation(6)]
    [Errors(ServiceError.BadDescriptor, ServiceError.LimitReached)]
    ServiceError File(
        [Identity("Fd", PerClient = true, FromZero = true)] int descriptor, out OpenFlags flags, out FileKind kind, out bool shared,
        [Moves, Capability(typeof(IFile))] out Slot file);

    /// <summary>Makes a descriptor of any capability that speaks IFile (the console, for the first process).</summary>
    [Operation(7)]
    [Errors(ServiceError.TooManyOpen, ServiceError.BadDescriptor, ServiceError.LimitReached, ServiceError.NoSuchProcess)]
    ServiceError Adopt(
        [Identity("Fd", PerClient = true, FromZero = true)] int descriptor, OpenFlags flags, FileKind kind,
        [Capability(typeof(IFile))] Slot file);

    /// <summary>Makes a pipe: two descriptors.</summary>
    [Operation(8)]
    [Errors(ServiceError.TooManyOpen, ServiceError.LimitReached, ServiceError.NoSuchProcess, ServiceError.BadDescriptor)]
    ServiceError Pipe(
        [Made, Identity("Fd", PerClient = true, FromZero = true)] out int reader,
        [Made, Identity("Fd", PerClient = true, FromZero = true)] out int writer);

    /// <summary>Makes the table of a new process: entry i of <paramref name="descriptors"/> is the caller's descriptor that becomes its
    /// number i, 255 for none.</summary>
    /// <param name="process">Its death closes the table.</param>
    /// <param name="descriptors">At most 16 numbers.</param>
    /// <param name="session">The capability to hand to it as "fd".</param>
    [Operation(9)]
    [Errors(ServiceError.BadDescriptor, ServiceError.LimitReached, ServiceError.NoSuchProcess)]
    ServiceError Share(
        ProcessId process, [MaxBytes(16)] ReadOnlySpan<byte> descriptors,
        [Made, Moves, Capability(typeof(IDescriptorTable))] out Slot session);

    /// <summary>What a path names.</summary>
    [Operation(10), Idempotent]
    [Errors(
        ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument, ServiceError.TooManyLevels,
        ServiceError.LimitReached)]
    ServiceError Status([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, out FileStatus status);

    /// <summary>Makes an empty directory.</summary>
    [Operation(11)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.NoSpace,
        ServiceError.InvalidArgument, ServiceError.TooManyLevels, ServiceError.LimitReached)]
    ServiceError MakeDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Removes the name of a file; its data lives on while it is open.</summary>
    [Operation(12)]
    [Errors(
        ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument,
        ServiceError.TooManyLevels, ServiceError.LimitReached)]
    ServiceError Remove([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Removes an empty directory.</summary>
    [Operation(13)]
    [Errors(
        ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NotEmpty, ServiceError.Busy, ServiceError.NameTooLong,
        ServiceError.InvalidArgument, ServiceError.TooManyLevels, ServiceError.LimitReached)]
    ServiceError RemoveDirectory([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>Gives a node another name in the same file system; replaces a file, or an empty directory, of that name.</summary>
    [Operation(14)]
    [Errors(
        ServiceError.NotFound, ServiceError.Exists, ServiceError.NotADirectory, ServiceError.IsADirectory, ServiceError.NotEmpty,
        ServiceError.CrossDevice, ServiceError.InvalidArgument, ServiceError.NameTooLong, ServiceError.NoSpace, ServiceError.TooManyLevels,
        ServiceError.LimitReached)]
    ServiceError Rename([Text(MaxBytes = 1024)] ReadOnlySpan<byte> from, [Text(MaxBytes = 1024)] ReadOnlySpan<byte> to);

    /// <summary>Sets the time of the last change, in nanoseconds since 1970.</summary>
    [Operation(15)]
    [Errors(
        ServiceError.NotFound, ServiceError.NotADirectory, ServiceError.NameTooLong, ServiceError.InvalidArgument, ServiceError.TooManyLevels,
        ServiceError.LimitReached)]
    ServiceError SetModified([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, [Identity("Time")] long modified);

    /// <summary>How full the file system of a path is.</summary>
    [Operation(16), Idempotent]
    [Errors(ServiceError.NotFound, ServiceError.InvalidArgument, ServiceError.NameTooLong, ServiceError.TooManyLevels, ServiceError.LimitReached,
        ServiceError.NotADirectory)]
    ServiceError Capacity([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, out FileSystemStatistics statistics);
}
