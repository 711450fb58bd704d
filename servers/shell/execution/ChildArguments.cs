using System;
using Micro.Servers.Shell.Editing;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>The arguments of a child shell: how the working directory, the variables, the history and the text travel to it.</summary>
/// <remarks>
/// <c>sh [--cwd DIR] [--status N] [--job N] [--set NAME=VALUE]… [--export NAME=VALUE]… [--first N] [--history LINE]… [-evx]… (-c TEXT [NAME [ARGUMENT…]] | FILE [ARGUMENT…])</c>, each
/// ended by a zero byte. <see cref="ShellArguments"/> reads them.
/// </remarks>
public static class ChildArguments
{
    /// <summary>Begins the arguments. A part of this shell (a stage, a job) knows all its variables, another program the exported ones.</summary>
    public static void Begin(ShellState state, bool isPartOfShell, ByteBuffer block)
    {
        Add(block, "sh"u8);
        Add(block, "--cwd"u8);
        Add(block, state.Directory.Path);
        VariableStore variables = state.Parameters.Variables;
        for (int entry = VariableStore.First; entry < variables.End; entry = variables.Next(entry))
        {
            if (isPartOfShell || variables.IsExported(entry))
            {
                Add(block, variables.IsExported(entry) ? "--export"u8 : "--set"u8);
                Add(block, variables.Text(entry));
            }
        }

        if (!isPartOfShell)
        {
            return;
        }

        if (state.Parameters.LastStatus != 0)
        {
            AddNumber(block, "--status"u8, state.Parameters.LastStatus);
        }

        if (state.Parameters.LastBackground != 0)
        {
            AddNumber(block, "--job"u8, (int)state.Parameters.LastBackground);
        }

        AddHistory(state.History, block);

        if (state.ExitsOnFailure && state.Conditions == 0)
        {
            Add(block, "-e"u8);
        }

        if (state.ShowsCommands)
        {
            Add(block, "-x"u8);
        }
    }

    // A script has no history, and its parts get none.
    private static void AddHistory(History history, ByteBuffer block)
    {
        if (history.First > 1)
        {
            AddNumber(block, "--first"u8, history.First);
        }

        for (int number = history.First; number < history.End; number++)
        {
            Add(block, "--history"u8);
            Add(block, history[number]);
        }
    }

    private static void AddNumber(ByteBuffer block, ReadOnlySpan<byte> option, int value)
    {
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        Add(block, option);
        Add(block, digits.Slice(0, Number.Format((uint)value, 10, digits)));
    }

    /// <summary>Adds `-c TEXT` and the positional parameters.</summary>
    public static void AddText(ShellState state, ReadOnlySpan<byte> text, ByteBuffer block)
    {
        Add(block, "-c"u8);
        Add(block, text);
        TextList positional = state.Parameters.Positional;
        for (int i = 0; i < positional.Count; i++)
        {
            Add(block, positional[i]);
        }
    }

    /// <summary>Ends the arguments of a program with the working directory. The root needs no words.</summary>
    public static void EndWithDirectory(ShellState state, ByteBuffer block)
    {
        ReadOnlySpan<byte> path = state.Directory.Path;
        if (path.Length > 1)
        {
            block.Append(path);
        }
    }

    public static void Add(ByteBuffer block, ReadOnlySpan<byte> argument)
    {
        block.Append(argument);
        block.Append(0);
    }
}
