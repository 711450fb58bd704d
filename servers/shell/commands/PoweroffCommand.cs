using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Ends the machine.</summary>
public sealed class PoweroffCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "poweroff"u8;

    public ReadOnlySpan<byte> Synopsis => "[STATUS]"u8;

    public ReadOnlySpan<byte> Description => "Powers the machine off, with STATUS (0)."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int status = 0;
        if (context.Arguments.Count > 1 && (!Number.TryParse(context.Arguments[1], out status) || status is < 0 or > 255))
        {
            return context.Complain(context.Arguments[1], "invalid status"u8);
        }

        context.Output.Flush();
        _ = context.System.Drain();
        ServiceError error = context.System.PowerOff((byte)status);
        context.State.Parameters.LastStatus = status;
        context.State.IsExiting = true;
        return error == ServiceError.None ? status : context.Complain(error);
    }
}
