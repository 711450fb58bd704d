using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>The directory that relative paths start from. The servers know absolute paths only.</summary>
public sealed class WorkingDirectory
{
    // No server is behind it: the shell reads nothing from descriptor -1, and drops what is written there.
    private static ReadOnlySpan<byte> NullDevicePath => "/dev/null"u8;

    private static FileStatus NullDevice => new(FileKind.Device, 0, 0, 0x1B6, 1, 0, 0);

    private readonly byte[] _path = new byte[PathText.MaximumBytes];
    private int _length;

    public WorkingDirectory()
    {
        Set("/"u8);
    }

    public ReadOnlySpan<byte> Path => _path.AsSpan(0, _length);

    /// <summary>Takes an absolute path without `.` and `..`.</summary>
    public void Set(ReadOnlySpan<byte> path)
    {
        path.CopyTo(_path);
        _length = path.Length;
    }

    /// <summary>Makes a path absolute in <paramref name="target"/>.</summary>
    public ServiceError Resolve(ReadOnlySpan<byte> path, Span<byte> target, out int length)
    {
        length = 0;
        if (path.IsEmpty)
        {
            return ServiceError.NotFound;
        }

        return PathText.TryMakeAbsolute(Path, path, target, out length) ? ServiceError.None : ServiceError.NameTooLong;
    }

    public ServiceError Open(IFiles files, ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor) =>
        Open(files, path, flags, out descriptor, out FileKind _);

    public ServiceError Open(
        IFiles files, ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind)
    {
        descriptor = -1;
        kind = NullDevice.Kind;
        if (path.SequenceEqual(NullDevicePath))
        {
            return ServiceError.None;
        }

        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = Resolve(path, absolute, out int length);
        return error != ServiceError.None
            ? error
            : files.Open(absolute.Slice(0, length), flags, out descriptor, out kind);
    }

    public ServiceError Status(IPaths paths, ReadOnlySpan<byte> path, out FileStatus status)
    {
        status = NullDevice;
        if (path.SequenceEqual(NullDevicePath))
        {
            return ServiceError.None;
        }

        Span<byte> absolute = stackalloc byte[PathText.MaximumBytes];
        ServiceError error = Resolve(path, absolute, out int length);
        return error != ServiceError.None ? error : paths.Status(absolute.Slice(0, length), out status);
    }
}
