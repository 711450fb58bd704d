using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Platform;

/// <summary>What can be done to files by their absolute path, and to the mounts they lie in.</summary>
public interface IPaths
{
    ServiceError Status(ReadOnlySpan<byte> path, out FileStatus status);

    ServiceError MakeDirectory(ReadOnlySpan<byte> path);

    ServiceError Remove(ReadOnlySpan<byte> path);

    ServiceError RemoveDirectory(ReadOnlySpan<byte> path);

    ServiceError Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to);

    /// <summary>Sets the time of the last change, in nanoseconds since 1970.</summary>
    ServiceError SetModified(ReadOnlySpan<byte> path, long modified);

    ServiceError Capacity(ReadOnlySpan<byte> path, out FileSystemStatistics statistics);

    /// <summary>The mount with the next higher number as `source path`; NotFound after the last.</summary>
    ServiceError NextMount(MountId after, out MountId mount, Span<byte> text, out int length);

    /// <summary>Mounts the file system that the image names <paramref name="source"/>.</summary>
    ServiceError Mount(ReadOnlySpan<byte> source, ReadOnlySpan<byte> path);

    ServiceError Unmount(ReadOnlySpan<byte> path);
}
