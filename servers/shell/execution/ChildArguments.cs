using System;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Execution;

/// <summary>The arguments of a child shell: how the working directory, the variables and the text travel to it.</summary>
/// <remarks>
/// <c>sh [--cwd DIR] [--status N] [--set NAME=VALUE]… [--export NAME=VALUE]… [-evx]… (-c TEXT [NAME [ARGUMENT…]] | FILE [ARGUMENT…])</c>, each
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
            Span<byte> digits = stackalloc byte[Number.MaximumDigits];
            Add(block, "--status"u8);
            Add(block, digits.Slice(0, Number.Format((uint)state.Parameters.LastStatus, 10, digits)));
        }

        if (state.ExitsOnFailure && state.Conditions == 0)
        {
            Add(block, "-e"u8);
        }

        if (state.ShowsCommands)
        {
            Add(block, "-x"u8);
        }
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

    public static void Add(ByteBuffer block, ReadOnlySpan<byte> argument)
    {
        block.Append(argument);
        block.Append(0);
    }
}
