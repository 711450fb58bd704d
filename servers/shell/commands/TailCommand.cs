using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes the last part of files.</summary>
public sealed class TailCommand : ICommand
{
    // How far back is looked in one step.
    private const int StepBytes = 16 * 1024;

    public ReadOnlySpan<byte> Name => "tail"u8;

    public ReadOnlySpan<byte> Synopsis => "[-n [+]LINES | -c [+]BYTES | -LINES] [-qv] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the last 10 lines of each file. -n: so many lines; -c: bytes; with +:
        from that one on.
        -q: never, -v: always with the names of the files.
        """u8;

    public int Run(CommandContext context)
    {
        PartOptions options = new(context, "n:c:qv#"u8);
        if (!options.TryRead())
        {
            return ExitStatus.Failure;
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < options.Files.InputCount && !context.MustStop; i++)
        {
            if (!context.TryOpenInput(options.Files.Input(i), out int descriptor))
            {
                status = ExitStatus.Failure;
                continue;
            }

            options.WriteHeader(i);
            ServiceError error = options.FromOtherEnd
                ? WriteFrom(context, descriptor, options)
                : WriteLast(context, descriptor, options);
            context.CloseInput(descriptor);
            if (error != ServiceError.None)
            {
                status = context.Complain(options.Files.Input(i), error);
            }
        }

        return status;
    }

    private static ServiceError WriteFrom(CommandContext context, int descriptor, PartOptions options)
    {
        InputReader reader = new(context.System, descriptor);
        ulong skip = Math.Max(options.Count, 1) - 1;
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty && !context.MustStop; bytes = reader.Fill())
        {
            int count = bytes.Length;
            if (skip == 0)
            {
                context.Output.Write(bytes);
            }
            else if (options.CountsBytes)
            {
                count = (int)Math.Min((ulong)count, skip);
                skip -= (ulong)count;
            }
            else
            {
                int end = bytes.IndexOf((byte)'\n');
                count = end < 0 ? count : end + 1;
                skip -= end < 0 ? 0u : 1u;
            }

            reader.Take(count);
        }

        return reader.Error;
    }

    private static ServiceError WriteLast(CommandContext context, int descriptor, PartOptions options)
    {
        ByteBuffer text = new(context.System);
        ulong keep = options.CountsBytes ? options.Count : StepBytes;
        bool complete = false;
        InputReader reader = new(context.System, -1);
        while (!complete)
        {
            // A file is read from its end, in growing steps, until enough lines are found; a pipe once, as a whole.
            complete = !TrySeekBack(context, descriptor, keep) || options.CountsBytes;
            text.Clear();
            reader = new InputReader(context.System, descriptor);
            Read(reader, text, options);
            complete = complete || options.StartOfLast(text.Bytes) > 0;
            keep *= 4;
        }

        context.Output.Write(text.Bytes.Slice(options.StartOfLast(text.Bytes)));
        return text.IsExhausted ? ServiceError.OutOfMemory : reader.Error;
    }

    /// <summary>Moves to so many bytes before the end; false if that is the start, or there is no way to move.</summary>
    private static bool TrySeekBack(CommandContext context, int descriptor, ulong bytes)
    {
        if (descriptor < 0
            || context.System.Status(descriptor, out FileStatus status) != ServiceError.None || status.Kind != FileKind.File)
        {
            return false;
        }

        bool within = status.Size > bytes;
        long start = within ? (long)(status.Size - bytes) : 0;
        return context.System.Seek(descriptor, SeekOrigin.Start, start, out ulong _) == ServiceError.None && within;
    }

    /// <summary>Reads to the end; what cannot belong to the last part is dropped now and then.</summary>
    private static void Read(InputReader reader, ByteBuffer text, PartOptions options)
    {
        int limit = StepBytes * 4;
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty; bytes = reader.Fill())
        {
            text.Append(bytes);
            reader.Take(bytes.Length);
            if (text.Length > limit)
            {
                text.RemoveFront(options.StartOfLast(text.Bytes));
                limit = Math.Max(limit, text.Length * 2);
            }
        }
    }
}
