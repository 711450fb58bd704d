using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Counts lines, words and bytes.</summary>
public sealed class WcCommand : ICommand
{
    // The width for counts of files whose size is not known beforehand.
    private const int PipeWidth = 7;

    public ReadOnlySpan<byte> Name => "wc"u8;

    public ReadOnlySpan<byte> Synopsis => "[-lwcm] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Counts lines (-l), words (-w) and bytes (-c, -m) of the files, or of the
        input; alone, all three.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        WordCount.Columns columns = WordCount.Columns.None;
        for (int option = options.Next("lwcm"u8); option != OptionReader.End; option = options.Next("lwcm"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }

            columns |= option == 'l' ? WordCount.Columns.Lines : option == 'w' ? WordCount.Columns.Words : WordCount.Columns.Bytes;
        }

        columns = columns == WordCount.Columns.None ? WordCount.Columns.All : columns;
        int width = Width(context, options, columns);
        WordCount total = default;
        int status = ExitStatus.Success;
        for (int i = 0; i < options.InputCount && !context.MustStop; i++)
        {
            if (!context.TryOpenInput(options.Input(i), out int descriptor))
            {
                status = ExitStatus.Failure;
                continue;
            }

            ServiceError error = Count(context, descriptor, out WordCount count);
            context.CloseInput(descriptor);
            status = error == ServiceError.None ? status : context.Complain(options.Input(i), error);
            count.Write(context.Output, columns, width, options.OperandCount == 0 ? default : options.Operand(i));
            total.Add(count);
        }

        if (options.OperandCount > 1)
        {
            total.Write(context.Output, columns, width, "total"u8);
        }

        return status;
    }

    private static ServiceError Count(CommandContext context, int descriptor, out WordCount count)
    {
        InputReader reader = new(context.System, descriptor);
        WordCount result = default;
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty; bytes = reader.Fill())
        {
            result.Count(bytes);
            reader.Take(bytes.Length);
        }

        count = result;
        return reader.Error;
    }

    /// <summary>As wide as the sum of all sizes, as GNU wc has it: one count alone is not padded.</summary>
    private static int Width(CommandContext context, OptionReader options, WordCount.Columns columns)
    {
        bool single = columns is WordCount.Columns.Lines or WordCount.Columns.Words or WordCount.Columns.Bytes;
        if (options.InputCount == 1 && single)
        {
            return 1;
        }

        ulong sum = 0;
        int least = 1;
        for (int i = 0; i < options.InputCount; i++)
        {
            bool isInput = options.Input(i).SequenceEqual("-"u8);
            FileStatus status = default;
            ServiceError error = isInput
                ? context.System.Status(context.Streams.Input, out status)
                : context.Status(options.Input(i), out status);
            if (error != ServiceError.None)
            {
                least = isInput ? PipeWidth : least;
            }
            else if (status.Kind == FileKind.File)
            {
                sum += status.Size;
            }
            else
            {
                least = PipeWidth;
            }
        }

        return Math.Max(Number.CountDigits(sum), least);
    }
}
