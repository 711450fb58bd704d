using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Leaves a loop.</summary>
public sealed class BreakCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "break"u8;

    public ReadOnlySpan<byte> Synopsis => "[LOOPS]"u8;

    public ReadOnlySpan<byte> Description => "Leaves the innermost loop, or the LOOPS-th around it."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int loops = 1;
        if (context.Arguments.Count > 1 && (!Number.TryParse(context.Arguments[1], out loops) || loops < 1))
        {
            return context.Complain(context.Arguments[1], "bad number"u8);
        }

        context.State.Breaks = Math.Min(loops, context.State.LoopDepth);
        return ExitStatus.Success;
    }
}
