using System;
using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>The operations on paths that open nothing, with what POSIX says of roots, trailing slashes and dots.</summary>
/// <typeparam name="TTransport">The way to vfs and the file systems.</typeparam>
internal readonly struct PathOperations<TTransport>
    where TTransport : struct, ITransport
{
    private readonly PathResolver<TTransport> _paths;

    public PathOperations(PathResolver<TTransport> paths)
    {
        _paths = paths;
    }

    public ServiceError Status(ReadOnlySpan<byte> path, out FileStatus status)
    {
        status = default;
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        return error == ServiceError.None ? PathResolver<TTransport>.Status(found, out status) : error;
    }

    public ServiceError MakeDirectory(ReadOnlySpan<byte> path)
    {
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        if (error != ServiceError.None || found.IsRoot)
        {
            return error == ServiceError.None ? ServiceError.Exists : error;
        }

        if (found.End == PathEnd.Dots)
        {
            error = PathResolver<TTransport>.Status(found, out FileStatus _);
            return error == ServiceError.None ? ServiceError.Exists : error;
        }

        return ClientOf(found).MakeDirectory(found.Rest);
    }

    public ServiceError Remove(ReadOnlySpan<byte> path)
    {
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (found.End == PathEnd.Name && !found.IsRoot)
        {
            return ClientOf(found).Remove(found.Rest);
        }

        error = PathResolver<TTransport>.Status(found, out FileStatus _);
        return error == ServiceError.None ? ServiceError.IsADirectory : error;
    }

    public ServiceError RemoveDirectory(ReadOnlySpan<byte> path)
    {
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        if (error != ServiceError.None || found.IsRoot)
        {
            return error == ServiceError.None ? ServiceError.Busy : error;
        }

        return found.End == PathEnd.Dots ? ServiceError.InvalidArgument : ClientOf(found).RemoveDirectory(found.Rest);
    }

    public ServiceError Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        ServiceError error = _paths.Resolve(from, out ResolvedPath source);
        ResolvedPath target = default;
        error = error == ServiceError.None ? _paths.Resolve(to, out target, place: 1) : error;
        if (error != ServiceError.None)
        {
            return error;
        }

        if (source.IsRoot || target.IsRoot || source.End == PathEnd.Dots || target.End == PathEnd.Dots)
        {
            return ServiceError.InvalidArgument;
        }

        if (source.Mount.Value != target.Mount.Value)
        {
            return ServiceError.CrossDevice;
        }

        // A slash behind either name says that a directory is renamed.
        if (source.End != PathEnd.Name || target.End != PathEnd.Name)
        {
            source.End = PathEnd.Slash;
            error = PathResolver<TTransport>.Status(source, out FileStatus _);
        }

        return error == ServiceError.None ? ClientOf(source).Rename(source.Rest, target.Rest) : error;
    }

    public ServiceError SetModified(ReadOnlySpan<byte> path, long modified)
    {
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        if (error == ServiceError.None && found.End != PathEnd.Name)
        {
            error = PathResolver<TTransport>.Status(found, out FileStatus _);
        }

        return error == ServiceError.None ? ClientOf(found).SetModified(found.Rest, modified) : error;
    }

    public ServiceError Capacity(ReadOnlySpan<byte> path, out FileSystemStatistics statistics)
    {
        statistics = default;
        ServiceError error = _paths.Resolve(path, out ResolvedPath found);
        if (error == ServiceError.None && !found.IsRoot)
        {
            error = PathResolver<TTransport>.Status(found, out FileStatus _);
        }

        return error == ServiceError.None ? ClientOf(found).Capacity(out statistics) : error;
    }

    private static FileSystemClient<TTransport> ClientOf(in ResolvedPath path) => new(path.FileSystem);
}
