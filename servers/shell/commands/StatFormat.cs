using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The formats of `stat`.</summary>
public static class StatFormat
{
    private const uint SectorsPerFrame = 8;

    // The kinds in the upper bits of a mode (POSIX, sys/stat.h, with the usual values).
    private const uint DirectoryMode = 0x4000;
    private const uint FileModeBits = 0x8000;
    private const uint PipeMode = 0x1000;
    private const uint DeviceMode = 0x2000;

    /// <summary>As GNU stat has it; the file system keeps one time, which stands for all.</summary>
    public static ReadOnlySpan<byte> Default =>
        "  File: %n\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nInode: %-11i Links: %h\nAccess: (%04a/%10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nModify: %y\n"u8;

    public static void Write(OutputWriter output, ReadOnlySpan<byte> format, ReadOnlySpan<byte> name, in FileStatus status)
    {
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != (byte)'%' || i + 1 == format.Length)
            {
                output.Write(format[i]);
                continue;
            }

            i++;
            PrintfField field = new() { Precision = -1, Conversion = (byte)'u' };
            while (i + 1 < format.Length && field.TakeFlag(format[i]))
            {
                i++;
            }

            while (i + 1 < format.Length && Bytes.IsDigit(format[i]))
            {
                field.Width = Math.Min((field.Width * 10) + format[i] - '0', 1000);
                i++;
            }

            WriteField(output, field, format[i], name, status);
        }
    }

    private static void WriteField(OutputWriter output, PrintfField field, byte directive, ReadOnlySpan<byte> name, in FileStatus status)
    {
        switch (directive)
        {
            case (byte)'n' or (byte)'N':
                field.WriteText(output, name);
                break;
            case (byte)'F':
                field.WriteText(output, KindOf(status));
                break;
            case (byte)'A':
                Span<byte> mode = stackalloc byte[FileMode.Length];
                FileMode.Format(status, mode);
                field.WriteText(output, mode);
                break;
            case (byte)'U' or (byte)'G':
                field.WriteText(output, "root"u8);
                break;
            case (byte)'y' or (byte)'z' or (byte)'x':
                DateFormat.Write(output, "%Y-%m-%d %H:%M:%S.%N %z"u8, new Calendar(status.Modified));
                break;
            case (byte)'a' or (byte)'f':
                field.Conversion = directive == (byte)'a' ? (byte)'o' : (byte)'x';
                field.WriteNumber(output, directive == (byte)'a' ? status.Mode : status.Mode | ModeOf(status.Kind));
                break;
            case (byte)'%':
                output.Write((byte)'%');
                break;
            default:
                WriteNumber(output, field, directive, status);
                break;
        }
    }

    private static void WriteNumber(OutputWriter output, PrintfField field, byte directive, in FileStatus status)
    {
        long value = directive switch
        {
            (byte)'s' => (long)status.Size,
            (byte)'b' => (long)(status.Blocks * SectorsPerFrame),
            (byte)'B' => 512,
            (byte)'o' => 4096,
            (byte)'h' => status.Links,
            (byte)'i' => (long)status.Node,
            (byte)'u' or (byte)'g' => 0,
            (byte)'Y' or (byte)'Z' or (byte)'X' => new Calendar(status.Modified).Seconds,
            _ => -1,
        };
        if (value < 0)
        {
            output.Write((byte)'?');
            return;
        }

        field.WriteNumber(output, value);
    }

    private static ReadOnlySpan<byte> KindOf(in FileStatus status) => status.Kind switch
    {
        FileKind.Directory => "directory"u8,
        FileKind.Pipe => "fifo"u8,
        FileKind.Device => "character special file"u8,
        _ => status.Size == 0 ? "regular empty file"u8 : "regular file"u8,
    };

    private static uint ModeOf(FileKind kind) => kind switch
    {
        FileKind.Directory => DirectoryMode,
        FileKind.Pipe => PipeMode,
        FileKind.Device => DeviceMode,
        _ => FileModeBits,
    };
}
