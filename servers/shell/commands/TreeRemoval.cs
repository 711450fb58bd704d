using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Removes a file, or a directory with all that is in it; goes on after errors, which are reported.</summary>
public sealed class TreeRemoval(CommandContext context, bool recursive, bool forced, bool emptyDirectories)
{
    private readonly CommandContext _context = context;
    private readonly bool _recursive = recursive;
    private readonly bool _forced = forced;
    private readonly bool _emptyDirectories = emptyDirectories;
    private bool _failed;

    /// <summary>True if all of it is gone.</summary>
    public bool Remove(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> name = PathText.LastName(start);
        if (_recursive && (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8)))
        {
            _context.Complain(start, "refusing to remove '.' or '..'"u8);
            return false;
        }

        if (name.SequenceEqual("/"u8))
        {
            _context.Complain(start, "refusing to remove the root"u8);
            return false;
        }

        // Made long enough at once: it is extended while memory is marked.
        ByteBuffer path = new(_context.System);
        _ = path.Room(PathText.MaximumBytes + PathText.MaximumName);
        path.Append(start);
        Visit(path);
        return !_failed;
    }

    private void Visit(ByteBuffer path)
    {
        ServiceError error = _context.Status(path.Bytes, out FileStatus status);
        if (error == ServiceError.None && status.Kind == FileKind.Directory)
        {
            if (!_recursive && !_emptyDirectories)
            {
                error = ServiceError.IsADirectory;
            }
            else
            {
                RemoveEntries(path);
                error = Apply(path.Bytes, directory: true);
            }
        }
        else if (error == ServiceError.None)
        {
            error = Apply(path.Bytes, directory: false);
        }

        if (error != ServiceError.None && !(_forced && error == ServiceError.NotFound))
        {
            _failed = true;
            _context.Complain(path.Bytes, error);
        }
    }

    private void RemoveEntries(ByteBuffer path)
    {
        if (!_recursive || path.Length > PathText.MaximumBytes)
        {
            return;
        }

        MemoryMark mark = _context.System.Mark();
        DirectoryListing listing = new(_context);
        ServiceError error = listing.Read(path.Bytes);
        if (error != ServiceError.None)
        {
            _failed = true;
            _context.Complain(path.Bytes, error);
        }

        int length = path.Length;
        for (int i = 0; i < listing.Count && !_context.MustStop; i++)
        {
            path.Append(path[length - 1] == (byte)'/' ? default : "/"u8);
            path.Append(listing.Names[i]);
            Visit(path);
            path.Truncate(length);
        }

        _context.System.Release(mark);
    }

    private ServiceError Apply(ReadOnlySpan<byte> path, bool directory)
    {
        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = _context.Resolve(path, absolute, out int length);
        if (error != ServiceError.None)
        {
            return error;
        }

        absolute = absolute.Slice(0, length);
        return directory ? _context.System.RemoveDirectory(absolute) : _context.System.Remove(absolute);
    }
}
