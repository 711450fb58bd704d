using System;
using System.IO;
using System.Text;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Trace;

namespace Micro.Tracing;

/// <summary>Reads recordings. What is damaged never throws: the recording holds what comes before it, and says where and why.</summary>
public static class RecordingReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read at all.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Recording ReadFile(string path) => Read(File.ReadAllBytes(path));

    /// <summary>Reads the bytes of a stream.</summary>
    public static Recording Read(ReadOnlySpan<byte> bytes)
    {
        RecordingBuilder builder = new();
        if (HeadDamage(bytes, out string architecture, out int position) is RecordingDamage damage)
        {
            return builder.Build(architecture, damage);
        }

        while (position < bytes.Length)
        {
            if (ReadOne(bytes[position..], builder, out int length) is string reason)
            {
                return builder.Build(architecture, new RecordingDamage(position, builder.Count, reason));
            }

            position += length;
        }

        const string noEnd = "the recording has no end: it was cut off, or its machine was stopped";
        return builder.Build(architecture, builder.IsEnded ? null : new RecordingDamage(position, builder.Count, noEnd));
    }

    private static RecordingDamage? HeadDamage(ReadOnlySpan<byte> bytes, out string architecture, out int length)
    {
        DecodeError error = TraceStream.ReadHead(bytes, out uint version, out ReadOnlySpan<byte> name, out length);
        architecture = Encoding.UTF8.GetString(name);
        string? reason = bytes.IsEmpty ? "the file is empty"
            : error == DecodeError.Truncated && IsStart(bytes) ? "the recording is cut off in its head"
            : error != DecodeError.None && version == 0 ? "this is no recording of Micro"
            : version != TraceStream.Version ? $"the recording has version {version}, and this tool reads version {TraceStream.Version}"
            : error != DecodeError.None ? $"the head is damaged: {Words(error)}"
            : null;
        return reason is null ? null : new RecordingDamage(0, 0, reason);
    }

    // The head of a stream of this version, as far as there are bytes to compare: anything else is another kind of file.
    private static bool IsStart(ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[TraceStream.MaxValueBytes];
        int length = TraceStream.WriteHead("x64"u8, head);
        int compared = Math.Min(bytes.Length, length - "\xA3x64".Length);
        return bytes[..compared].SequenceEqual(head[..compared]);
    }

    /// <summary>Reads one record; what is wrong with it, or null.</summary>
    private static string? ReadOne(ReadOnlySpan<byte> bytes, RecordingBuilder builder, out int length)
    {
        DecodeError error = TraceStream.Read(bytes, out TraceRecord record, out length);
        bool isOfKernel = record.Kind is not (TraceKind.Lost or TraceKind.End);
        string? reason = builder.IsEnded ? "bytes follow the end of the recording"
            : error == DecodeError.Truncated && bytes.Length < TraceStream.MaxValueBytes ? "the recording is cut off within a record"
            : error != DecodeError.None ? $"a record is damaged: {Words(error)}"
            : record.Kind == TraceKind.Continued != builder.Awaited > 0 ? "a message is not followed by the rest of it"
            : isOfKernel && record.Number <= builder.LastNumber ? $"record {record.Number} follows record {builder.LastNumber}"
            : null;
        if (reason is null)
        {
            builder.Add(record);
        }

        return reason;
    }

    private static string Words(DecodeError error) => error switch
    {
        DecodeError.Truncated => "a length leads beyond the end",
        DecodeError.WrongType => "a value is of another kind than it must be",
        DecodeError.OutOfRange => "a number is out of its range",
        DecodeError.TooLong => "a value is longer than it can be",
        DecodeError.NotCanonical => "a value is not in its shortest form",
        DecodeError.WrongCount => "it has another number of values than it must have",
        _ => "its values are no MessagePack",
    };
}
