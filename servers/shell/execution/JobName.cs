using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>How jobs are named: `%1` by number, or by the number of their process.</summary>
public static class JobName
{
    /// <summary>The number of the job; 0 if there is none of this name.</summary>
    public static int Find(JobTable jobs, ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty && name[0] == (byte)'%')
        {
            return Number.TryParse(name.Slice(1), out int number) && jobs.Exists(number) ? number : 0;
        }

        return Number.TryParse(name, out int process) ? jobs.Find(new ProcessId((uint)process)) : 0;
    }
}
