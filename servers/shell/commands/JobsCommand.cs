using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lists the jobs.</summary>
public sealed class JobsCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "jobs"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description => "Lists what runs beside the shell."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        JobTable jobs = context.State.Jobs;
        jobs.Update(context.System);
        for (int number = 1; number <= JobTable.Capacity; number++)
        {
            if (jobs.Exists(number))
            {
                JobReport.Write(jobs, number, context.Output);
                JobReport.Forget(jobs, number);
            }
        }

        return ExitStatus.Success;
    }
}
