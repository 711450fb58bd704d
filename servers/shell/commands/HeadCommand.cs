using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes the first part of files.</summary>
public sealed class HeadCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "head"u8;

    public ReadOnlySpan<byte> Synopsis => "[-n [-]LINES | -c [-]BYTES | -LINES] [-qv] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the first 10 lines of each file. -n: so many lines; -c: bytes; with
        -: all but the last.
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
            InputReader reader = new(context.System, descriptor);
            if (options.FromOtherEnd)
            {
                status = WriteAllButLast(context, reader, options) ? status : context.Complain("memory exhausted"u8);
            }
            else
            {
                WriteFirst(context, reader, options);
            }

            context.CloseInput(descriptor);
            if (reader.Error != ServiceError.None)
            {
                status = context.Complain(options.Files.Input(i), reader.Error);
            }
        }

        return status;
    }

    private static void WriteFirst(CommandContext context, InputReader reader, PartOptions options)
    {
        ulong left = options.Count;
        while (left > 0 && !context.MustStop)
        {
            ReadOnlySpan<byte> bytes = reader.Fill();
            if (bytes.IsEmpty)
            {
                return;
            }

            int count = 0;
            if (options.CountsBytes)
            {
                count = (int)Math.Min(left, (ulong)bytes.Length);
                left -= (ulong)count;
            }
            else
            {
                int end = bytes.IndexOf((byte)'\n');
                count = end < 0 ? bytes.Length : end + 1;
                left -= end < 0 ? 0u : 1u;
            }

            context.Output.Write(bytes.Slice(0, count));
            reader.Take(count);
        }
    }

    /// <summary>Keeps all of the input: where the last part starts is known only at its end.</summary>
    private static bool WriteAllButLast(CommandContext context, InputReader reader, PartOptions options)
    {
        ByteBuffer text = new(context.System);
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty; bytes = reader.Fill())
        {
            text.Append(bytes);
            reader.Take(bytes.Length);
        }

        context.Output.Write(text.Bytes.Slice(0, options.StartOfLast(text.Bytes)));
        return !text.IsExhausted;
    }
}
