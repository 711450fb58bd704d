using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>The mount table. It finds the file system of a path and never calls one, so a slow file system blocks only its own users.</summary>
[Protocol("vfs", Number = 5, Version = 1)]
public interface IVirtualFileSystem
{
    /// <summary>Splits a path into a mount and the path inside it.</summary>
    /// <param name="path">Absolute. Repeated and trailing slashes and `.` are removed; `..` is applied, and stops at the root.</param>
    /// <param name="mount">The mount that the path leads into.</param>
    /// <param name="rest">The path inside the mount, without a leading slash; empty: its root.</param>
    /// <param name="length">Bytes of <paramref name="rest"/>.</param>
    [Operation(1), Idempotent]
    [Errors(ServiceError.NotFound, ServiceError.InvalidArgument, ServiceError.NameTooLong)]
    ServiceError Resolve(
        [Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, out MountId mount, [Text(MaxBytes = 1024)] Span<byte> rest, out int length);

    /// <summary>The file system of a mount (protocol IFileSystem). Callers keep it as long as Resolve gives the same number.</summary>
    [Operation(2), Idempotent]
    [Errors(ServiceError.NotMounted)]
    ServiceError FileSystem(MountId mount, [Capability(typeof(IFileSystem))] out Slot fileSystem);

    /// <summary>Mounts a file system; the directory need not exist below.</summary>
    [Operation(3)]
    [Errors(ServiceError.Exists, ServiceError.InvalidArgument, ServiceError.LimitReached)]
    ServiceError Mount(
        [Text(MaxBytes = 1024)] ReadOnlySpan<byte> path, [Text(MaxBytes = 32)] ReadOnlySpan<byte> source,
        [Capability(typeof(IFileSystem))] Slot fileSystem, out MountId mount);

    /// <summary>Takes a mount away; Busy while another mount lies below it.</summary>
    [Operation(4)]
    [Errors(ServiceError.NotMounted, ServiceError.Busy)]
    ServiceError Unmount([Text(MaxBytes = 1024)] ReadOnlySpan<byte> path);

    /// <summary>The mount with the next higher number, as `source path`.</summary>
    [Operation(5), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError NextMount(MountId after, out MountId mount, [Text(MaxBytes = 1100)] Span<byte> text, out int length);

    /// <summary>Signals the notification whenever a mount came or went, before whoever made it so has its answer: so a client may keep a
    /// copy of the table. Each client has one notification; a later one takes its place.</summary>
    [Operation(6)]
    [Errors(ServiceError.LimitReached)]
    ServiceError Watch([Moves, Capability(ObjectKind.Notification)] Slot notification);
}
