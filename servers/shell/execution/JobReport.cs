using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>The line that tells how a job is: `[1]  Running                 sleep 9 &amp;`.</summary>
public static class JobReport
{
    private const int StateWidth = 24;

    public static void Write(JobTable jobs, int number, OutputWriter output)
    {
        ref Job job = ref jobs[number];
        output.Write("["u8);
        output.Write((uint)number);
        output.Write("]  "u8);
        if (!job.HasEnded)
        {
            output.WriteLeft("Running"u8, StateWidth);
            output.Write(jobs.Text(number));
            output.WriteLine(" &"u8);
            return;
        }

        if (job.Status == 0)
        {
            output.WriteLeft("Done"u8, StateWidth);
        }
        else
        {
            bool signalled = job.Status > ExitStatus.SignalBase;
            uint shown = (uint)(signalled ? job.Status - ExitStatus.SignalBase : job.Status);
            output.Write(signalled ? "Killed "u8 : "Exit   "u8);
            output.Write(shown);
            output.Pad(StateWidth - "Killed "u8.Length - Number.CountDigits(shown), (byte)' ');
        }

        output.WriteLine(jobs.Text(number));
    }

    /// <summary>Takes a job that ended out of the table, now that its end was told.</summary>
    public static void Forget(JobTable jobs, int number)
    {
        if (jobs[number].HasEnded)
        {
            jobs.Remove(number);
        }
    }
}
