using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Waits for jobs.</summary>
public sealed class WaitCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "wait"u8;

    public ReadOnlySpan<byte> Synopsis => "[%JOB|PROCESS]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Waits for the named jobs, or for all. The status is that of the last one
        named.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        JobTable jobs = context.State.Jobs;
        if (context.Arguments.Count == 1)
        {
            for (int number = 1; number <= JobTable.Capacity; number++)
            {
                if (jobs.Exists(number))
                {
                    _ = WaitFor(context, number);
                }
            }

            return context.State.IsInterrupted ? ExitStatus.Interrupted : ExitStatus.Success;
        }

        int status = ExitStatus.Success;
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            int number = JobName.Find(jobs, context.Arguments[i]);
            status = number == 0 ? ExitStatus.NotFound : WaitFor(context, number);
            if (number == 0)
            {
                context.Complain(context.Arguments[i], "no such job"u8);
            }
        }

        return status;
    }

    private static int WaitFor(CommandContext context, int number)
    {
        ref Job job = ref context.State.Jobs[number];
        int status = job.HasEnded ? job.Status : context.Interpreter.Children.WaitForJob(job.Process);
        if (!context.State.IsInterrupted)
        {
            context.State.Jobs.Remove(number);
        }

        return status;
    }
}
