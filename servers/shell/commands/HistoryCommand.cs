using System;
using Micro.Servers.Shell.Editing;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lists the lines that were typed.</summary>
public sealed class HistoryCommand : ICommand
{
    private const int NumberWidth = 5;

    public ReadOnlySpan<byte> Name => "history"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description => "Lists the lines that were typed, with their numbers."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        History history = context.State.History;
        for (int number = history.First; number < history.End; number++)
        {
            context.Output.WritePadded((uint)number, NumberWidth);
            context.Output.Write("  "u8);
            context.Output.WriteLine(history[number]);
        }

        return ExitStatus.Success;
    }
}
