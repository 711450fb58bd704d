using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Drops lines that repeat the line before them.</summary>
public sealed class UniqCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "uniq"u8;

    public ReadOnlySpan<byte> Synopsis => "[-cdui] [-f FIELDS] [-s BYTES] [-w BYTES] [INPUT [OUTPUT]]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes one of several equal lines that follow each other. -c: with their
        number; -d: only repeated,
        -u: only unrepeated ones; -i: ignoring case; -f, -s: skipping fields, then
        bytes; -w: comparing so many bytes.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        LineRepeats repeats = new(context.System);
        for (int option = options.Next("cduif:s:w:"u8); option != OptionReader.End; option = options.Next("cduif:s:w:"u8))
        {
            if (!repeats.TakeOption(option, options))
            {
                return option == OptionReader.Invalid
                    ? ExitStatus.Failure
                    : context.Complain(options.Value, "invalid number"u8);
            }
        }

        if (options.OperandCount > 2)
        {
            return context.ComplainQuoting("extra operand"u8, options.Operand(2));
        }

        if (!context.TryOpenInput(options.Input(0), out int descriptor))
        {
            return ExitStatus.Failure;
        }

        int status = Run(context, options, repeats, descriptor);
        context.CloseInput(descriptor);
        return status;
    }

    private static int Run(CommandContext context, OptionReader options, LineRepeats repeats, int descriptor)
    {
        OutputWriter output = context.Output;
        bool toFile = options.OperandCount == 2 && !options.Operand(1).SequenceEqual("-"u8);
        if (toFile)
        {
            OpenFlags flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate;
            ServiceError error = context.Open(options.Operand(1), flags, out int target);
            if (error != ServiceError.None)
            {
                return context.Complain(options.Operand(1), error);
            }

            output = new OutputWriter(context.System, target, flushesLines: false);
        }

        InputReader reader = new(context.System, descriptor);
        bool complete = repeats.Run(reader, output);
        int status = complete ? ExitStatus.Success : context.Complain("memory exhausted"u8);
        status = reader.Error == ServiceError.None ? status : context.Complain(options.Input(0), reader.Error);
        if (toFile)
        {
            output.Flush();
            _ = context.System.Close(output.Descriptor);
            status = output.HasFailed ? context.Complain(options.Operand(1), output.Error) : status;
        }

        return status;
    }
}
