using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells how long the machine has run.</summary>
public sealed class UptimeCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "uptime"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells the time of day, and for how long the machine has run: days,
        hours:minutes:seconds.
        """u8;

    public int Run(CommandContext context)
    {
        DateFormat.Write(context.Output, " %H:%M:%S up "u8, new Calendar(context.System.Now));
        ulong seconds = context.System.Uptime / (ulong)Calendar.NanosecondsPerSecond;
        ulong days = seconds / (ulong)Calendar.SecondsPerDay;
        if (days > 0)
        {
            context.Output.Write(days);
            context.Output.Write(days == 1 ? " day, "u8 : " days, "u8);
        }

        context.Output.Write(seconds / 3600 % 24);
        context.Output.Write(":"u8);
        context.Output.WritePadded(seconds / 60 % 60, 2, (byte)'0');
        context.Output.Write(":"u8);
        context.Output.WritePadded(seconds % 60, 2, (byte)'0');
        context.Output.Write("\n"u8);
        return ExitStatus.Success;
    }
}
