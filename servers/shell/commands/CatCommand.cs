using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes files one after another.</summary>
public sealed class CatCommand : ICommand
{
    private const int NumberWidth = 6;

    public ReadOnlySpan<byte> Name => "cat"u8;

    public ReadOnlySpan<byte> Synopsis => "[-n] [FILE]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the files, or the input (-), one after another. -n: with line
        numbers.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool numbered = false;
        for (int option = options.Next("nu"u8); option != OptionReader.End; option = options.Next("nu"u8))
        {
            numbered |= option == 'n';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        int status = ExitStatus.Success;
        uint line = 0;
        bool atLineStart = true;
        for (int i = 0; i < options.InputCount && !context.MustStop; i++)
        {
            if (!context.TryOpenInput(options.Input(i), out int descriptor))
            {
                status = ExitStatus.Failure;
                continue;
            }

            ServiceError error = numbered ? CopyLines(context, descriptor, ref line, ref atLineStart) : Copy(context, descriptor);
            context.CloseInput(descriptor);
            if (error != ServiceError.None)
            {
                status = context.Complain(options.Input(i), error);
            }
        }

        return status;
    }

    private static ServiceError Copy(CommandContext context, int descriptor)
    {
        InputReader reader = new(context.System, descriptor);
        for (ReadOnlySpan<byte> bytes = reader.Fill(); !bytes.IsEmpty && !context.MustStop; bytes = reader.Fill())
        {
            context.Output.Write(bytes);

            // What was read is shown before more is waited for: input may be a pipe or a keyboard.
            context.Output.Flush();
            reader.Take(bytes.Length);
        }

        return reader.Error;
    }

    private static ServiceError CopyLines(CommandContext context, int descriptor, ref uint number, ref bool atLineStart)
    {
        InputReader reader = new(context.System, descriptor);
        ByteBuffer line = new(context.System);
        while (reader.TryReadLine(line) && !context.MustStop)
        {
            // A file without a line end at its end goes on in the next one.
            if (atLineStart)
            {
                context.Output.WritePadded(++number, NumberWidth);
                context.Output.Write("\t"u8);
            }

            context.Output.Write(line.Bytes);
            atLineStart = line[line.Length - 1] == (byte)'\n';
            line.Clear();
        }

        return reader.Error;
    }
}
