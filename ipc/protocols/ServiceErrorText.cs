using System;

namespace Micro.Protocols;

/// <summary>The words for every <see cref="ServiceError"/>, as people read them after a colon.</summary>
/// <remarks>Where POSIX has the error, the words are those of <c>strerror</c> in the C locale.</remarks>
public static class ServiceErrorText
{
    public static ReadOnlySpan<byte> Of(ServiceError error) => (byte)error switch
    {
        < 16 => OfProtocol(error),
        < 32 => OfProcess(error),
        < 48 => OfMemory(error),
        _ => OfFile(error),
    };

    private static ReadOnlySpan<byte> OfProtocol(ServiceError error) => error switch
    {
        ServiceError.None => "Success"u8,
        ServiceError.Malformed => "Malformed message"u8,
        ServiceError.UnknownOperation => "Unknown operation"u8,
        ServiceError.UnknownProtocol => "Protocol not supported"u8,
        ServiceError.TooLong => "Argument too long"u8,
        ServiceError.WrongState => "Wrong state for this operation"u8,
        ServiceError.BadReply => "Malformed reply"u8,
        ServiceError.WrongCapabilities => "Wrong number of capabilities"u8,
        ServiceError.InvalidArgument => "Invalid argument"u8,
        ServiceError.NotSupported => "Operation not supported"u8,
        ServiceError.UndeclaredError => "Undeclared error"u8,
        ServiceError.TooDeep => "Message nested too deeply"u8,
        _ => "Unknown error"u8,
    };

    private static ReadOnlySpan<byte> OfProcess(ServiceError error) => error switch
    {
        ServiceError.PeerGone => "Server is gone"u8,
        ServiceError.NotPermitted => "Operation not permitted"u8,
        ServiceError.Busy => "Device or resource busy"u8,
        ServiceError.Again => "Resource temporarily unavailable"u8,
        ServiceError.TimedOut => "Connection timed out"u8,
        ServiceError.Interrupted => "Interrupted system call"u8,
        ServiceError.LimitReached => "Limit reached"u8,
        ServiceError.NoSuchProcess => "No such process"u8,
        ServiceError.BadCapability => "Bad capability"u8,
        ServiceError.Quarantined => "Message is quarantined"u8,
        ServiceError.ReplayDiverged => "Replay diverged"u8,
        ServiceError.CallerGone => "Caller is gone"u8,
        ServiceError.BadImage => "Exec format error"u8,
        _ => "Unknown error"u8,
    };

    private static ReadOnlySpan<byte> OfMemory(ServiceError error) => error switch
    {
        ServiceError.OutOfMemory => "Cannot allocate memory"u8,
        ServiceError.NotAllocated => "Not allocated"u8,
        ServiceError.DoubleFree => "Double free"u8,
        ServiceError.ForeignPointer => "Foreign pointer"u8,
        ServiceError.Misaligned => "Misaligned"u8,
        ServiceError.Overlaps => "Ranges overlap"u8,
        ServiceError.Corrupted => "Block is corrupted"u8,
        _ => "Unknown error"u8,
    };

    private static ReadOnlySpan<byte> OfFile(ServiceError error) => error switch
    {
        ServiceError.NotFound => "No such file or directory"u8,
        ServiceError.Exists => "File exists"u8,
        ServiceError.NotADirectory => "Not a directory"u8,
        ServiceError.IsADirectory => "Is a directory"u8,
        ServiceError.NotEmpty => "Directory not empty"u8,
        ServiceError.NameTooLong => "File name too long"u8,
        ServiceError.NoSpace => "No space left on device"u8,
        ServiceError.BadDescriptor => "Bad file descriptor"u8,
        ServiceError.ReadOnly => "Read-only file system"u8,
        ServiceError.BrokenPipe => "Broken pipe"u8,
        ServiceError.CrossDevice => "Invalid cross-device link"u8,
        ServiceError.TooManyOpen => "Too many open files"u8,
        ServiceError.NotSeekable => "Illegal seek"u8,
        ServiceError.FileTooBig => "File too large"u8,
        ServiceError.InputOutput => "Input/output error"u8,
        ServiceError.TooManyLevels => "Too many levels of symbolic links"u8,
        ServiceError.NotMounted => "Not mounted"u8,
        ServiceError.AccessDenied => "Permission denied"u8,
        _ => "Unknown error"u8,
    };
}
