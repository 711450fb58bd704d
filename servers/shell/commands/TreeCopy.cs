using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Copies a file, or a directory with all that is in it; goes on after errors, which are reported.</summary>
public sealed class TreeCopy(CommandContext context, bool recursive, bool keepsTimes)
{
    private readonly CommandContext _context = context;
    private readonly bool _recursive = recursive;
    private readonly bool _keepsTimes = keepsTimes;
    private bool _failed;

    /// <summary>True if all of it was copied.</summary>
    public bool Copy(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        _failed = false;
        ByteBuffer from = PathFrom(source);
        ByteBuffer to = PathFrom(target);
        ServiceError error = _context.Status(source, out FileStatus status);
        if (error != ServiceError.None)
        {
            Fail(source, error);
        }
        else if (IsSame(source, target, status, out bool isWithin))
        {
            _failed = true;
            _context.Complain(target, isWithin ? "cannot copy a directory into itself"u8 : "is the same file as the source"u8);
        }
        else
        {
            Visit(from, to, status);
        }

        return !_failed;
    }

    private void Visit(ByteBuffer from, ByteBuffer to, in FileStatus status)
    {
        if (status.Kind == FileKind.Directory)
        {
            CopyDirectory(from, to);
        }
        else
        {
            CopyFile(from.Bytes, to.Bytes);
        }

        if (_keepsTimes && !_failed)
        {
            Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
            if (_context.Resolve(to.Bytes, absolute, out int length) == ServiceError.None)
            {
                _ = _context.System.SetModified(absolute.Slice(0, length), status.Modified);
            }
        }
    }

    private void CopyDirectory(ByteBuffer from, ByteBuffer to)
    {
        if (!_recursive)
        {
            _failed = true;
            _context.ComplainQuoting("-r not specified; omitting directory"u8, from.Bytes);
            return;
        }

        MemoryMark mark = _context.System.Mark();
        ServiceError error = MakeDirectory(to.Bytes);
        if (error != ServiceError.None)
        {
            Fail(to.Bytes, error);
        }

        DirectoryListing listing = new(_context);
        if (error == ServiceError.None)
        {
            error = listing.Read(from.Bytes);
            if (error != ServiceError.None)
            {
                Fail(from.Bytes, error);
            }
        }

        int fromLength = from.Length;
        int toLength = to.Length;
        for (int i = 0; i < listing.Count && error == ServiceError.None && !_context.MustStop; i++)
        {
            Extend(from, listing.Names[i]);
            Extend(to, listing.Names[i]);
            Visit(from, to, listing.Statuses[i]);
            from.Truncate(fromLength);
            to.Truncate(toLength);
        }

        _context.System.Release(mark);
    }

    private void CopyFile(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        ServiceError error = _context.Open(from, OpenFlags.Read, out int source);
        if (error != ServiceError.None)
        {
            Fail(from, error);
            return;
        }

        OpenFlags flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
        error = _context.Open(to, flags, out int target);
        if (error != ServiceError.None)
        {
            Fail(to, error);
            _ = _context.System.Close(source);
            return;
        }

        MemoryMark mark = _context.System.Mark();
        InputReader reader = new(_context.System, source);
        ServiceError written = ServiceError.None;
        while (written == ServiceError.None && !_context.MustStop)
        {
            ReadOnlySpan<byte> bytes = reader.Fill();
            if (bytes.IsEmpty)
            {
                break;
            }

            // The null device takes everything.
            written = target < 0 ? ServiceError.None : _context.System.Write(target, bytes);
            reader.Take(bytes.Length);
        }

        error = reader.Error;
        _context.System.Release(mark);
        _ = _context.System.Close(source);
        _ = _context.System.Close(target);
        if (error != ServiceError.None || written != ServiceError.None)
        {
            Fail(error != ServiceError.None ? from : to, error != ServiceError.None ? error : written);
        }
    }

    private ServiceError MakeDirectory(ReadOnlySpan<byte> path)
    {
        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = _context.Resolve(path, absolute, out int length);
        error = error == ServiceError.None ? _context.System.MakeDirectory(absolute.Slice(0, length)) : error;
        if (error != ServiceError.Exists || _context.Status(path, out FileStatus status) != ServiceError.None)
        {
            return error;
        }

        return status.Kind == FileKind.Directory ? ServiceError.None : ServiceError.NotADirectory;
    }

    /// <summary>Whether the target is the source, or lies within it; found by path, because node numbers repeat between mounts.</summary>
    private bool IsSame(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target, in FileStatus status, out bool isWithin)
    {
        Span<byte> from = stackalloc byte[PathText.MaximumBytes];
        Span<byte> to = stackalloc byte[PathText.MaximumBytes];
        isWithin = false;
        if (_context.Resolve(source, from, out int fromLength) != ServiceError.None
            || _context.Resolve(target, to, out int toLength) != ServiceError.None)
        {
            return false;
        }

        from = from.Slice(0, PathText.Normalize(from.Slice(0, fromLength)));
        to = to.Slice(0, PathText.Normalize(to.Slice(0, toLength)));
        isWithin = status.Kind == FileKind.Directory && to.StartsWith(from)
            && (to.Length == from.Length || to[from.Length] == (byte)'/' || from.Length == 1);
        return isWithin || from.SequenceEqual(to);
    }

    /// <summary>A path to be extended while memory is marked: made long enough at once.</summary>
    private ByteBuffer PathFrom(ReadOnlySpan<byte> start)
    {
        ByteBuffer path = new(_context.System);
        _ = path.Room(PathText.MaximumBytes + PathText.MaximumName + 1);
        path.Append(start.Slice(0, Math.Min(start.Length, PathText.MaximumBytes)));
        return path;
    }

    private static void Extend(ByteBuffer path, ReadOnlySpan<byte> name)
    {
        // A path that is too long already is refused by whoever opens it.
        if (path.Length <= PathText.MaximumBytes)
        {
            path.Append(path[path.Length - 1] == (byte)'/' ? default : "/"u8);
            path.Append(name);
        }
    }

    private void Fail(ReadOnlySpan<byte> path, ServiceError error)
    {
        _failed = true;
        _context.Complain(path, error);
    }
}
