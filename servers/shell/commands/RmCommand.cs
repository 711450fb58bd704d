using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Removes files and directories.</summary>
public sealed class RmCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "rm"u8;

    public ReadOnlySpan<byte> Synopsis => "[-rfd] FILE..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Removes files. -r: directories with all that is in them; -d: empty
        directories; -f: no error for what is not there.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool recursive = false;
        bool forced = false;
        bool emptyDirectories = false;
        for (int option = options.Next("rRfd"u8); option != OptionReader.End; option = options.Next("rRfd"u8))
        {
            recursive |= option is 'r' or 'R';
            forced |= option == 'f';
            emptyDirectories |= option == 'd';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        if (options.OperandCount == 0)
        {
            return forced ? ExitStatus.Success : context.Complain("missing operand"u8);
        }

        int status = ExitStatus.Success;
        for (int i = 0; i < options.OperandCount && !context.MustStop; i++)
        {
            TreeRemoval removal = new(context, recursive, forced, emptyDirectories);
            status = removal.Remove(options.Operand(i)) ? status : ExitStatus.Failure;
        }

        return status;
    }
}
