using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Copies files and directories.</summary>
public sealed class CpCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "cp"u8;

    public ReadOnlySpan<byte> Synopsis => "[-rfp] SOURCE TARGET | SOURCE... DIRECTORY"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Copies SOURCE to TARGET, or all sources into DIRECTORY. -r: directories with
        all that is in them; -p: keeps times.
        """u8;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool recursive = false;
        bool keepsTimes = false;
        for (int option = options.Next("rRafp"u8); option != OptionReader.End; option = options.Next("rRafp"u8))
        {
            recursive |= option is 'r' or 'R' or 'a';
            keepsTimes |= option is 'p' or 'a';
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Failure;
            }
        }

        TargetOperands targets = new(context, options);
        if (!targets.TryPrepare())
        {
            return ExitStatus.Failure;
        }

        TreeCopy copy = new(context, recursive, keepsTimes);
        int status = ExitStatus.Success;
        for (int i = 0; i < targets.SourceCount && !context.MustStop; i++)
        {
            targets.MakeTarget(i);
            status = copy.Copy(options.Operand(i), targets.Target.Bytes) ? status : ExitStatus.Failure;
        }

        return status;
    }
}
