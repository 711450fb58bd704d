using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Goes on with the next round of a loop.</summary>
public sealed class ContinueCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "continue"u8;

    public ReadOnlySpan<byte> Synopsis => "[LOOPS]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Goes on with the next round of the innermost loop, or the LOOPS-th around
        it.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int loops = 1;
        if (context.Arguments.Count > 1 && (!Number.TryParse(context.Arguments[1], out loops) || loops < 1))
        {
            return context.Complain(context.Arguments[1], "bad number"u8);
        }

        context.State.Continues = Math.Min(loops, context.State.LoopDepth);
        return ExitStatus.Success;
    }
}
