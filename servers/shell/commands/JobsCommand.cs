using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lists the jobs.</summary>
public sealed class JobsCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "jobs"u8;

    public ReadOnlySpan<byte> Synopsis => "[-p]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Lists what runs beside the shell; -p: only the numbers of the processes.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        OptionReader options = new(context);
        bool onlyProcesses = false;
        for (int option = options.Next("p"u8); option != OptionReader.End; option = options.Next("p"u8))
        {
            if (option == OptionReader.Invalid)
            {
                return ExitStatus.Misuse;
            }

            onlyProcesses = true;
        }

        if (options.OperandCount > 0)
        {
            _ = context.ComplainQuoting("extra operand"u8, options.Operand(0));
            return ExitStatus.Misuse;
        }

        JobTable jobs = context.State.Jobs;
        jobs.Update(context.System);
        for (int number = 1; number <= JobTable.Capacity; number++)
        {
            if (!jobs.Exists(number))
            {
                continue;
            }

            if (onlyProcesses)
            {
                context.Output.Write(jobs[number].Process.Value);
                context.Output.Write("\n"u8);
            }
            else
            {
                JobReport.Write(jobs, number, context.Output);
                JobReport.Forget(jobs, number);
            }
        }

        return ExitStatus.Success;
    }
}
