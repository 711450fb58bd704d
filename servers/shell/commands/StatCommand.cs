using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells all about files.</summary>
public sealed class StatCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "stat"u8;

    public ReadOnlySpan<byte> Synopsis => "[-c FORMAT] FILE..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells kind, size, mode and times of files. -c: after a format:
        %n name, %s size, %b blocks of 512 bytes, %B 512, %o block size, %F kind, %a
        mode in octal, %A in letters, %f raw mode,
        %h links, %i node, %u %U %g %G owner, %y time of the last change, %Y in
        seconds, %% a per cent sign.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        ReadOnlySpan<byte> format = default;
        for (int option = options.Next("c:"u8); option != OptionReader.End; option = options.Next("c:"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }

            format = options.Value;
        }

        if (options.OperandCount == 0)
        {
            return context.Complain("missing operand"u8);
        }

        int result = ExitStatus.Success;
        for (int i = 0; i < options.OperandCount; i++)
        {
            ServiceError error = context.Status(options.Operand(i), out FileStatus status);
            if (error != ServiceError.None)
            {
                result = context.Complain(options.Operand(i), error);
                continue;
            }

            StatFormat.Write(context.Output, format.IsEmpty ? StatFormat.Default : format, options.Operand(i), status);
            context.Output.Write(format.IsEmpty ? default : "\n"u8);
        }

        return result;
    }
}
