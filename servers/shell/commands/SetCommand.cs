using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Sets options and positional parameters.</summary>
public sealed class SetCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "set"u8;

    public ReadOnlySpan<byte> Synopsis => "[-evx] [+evx] [--] [ARGUMENT]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Sets $1, $2, ... to the arguments; alone, lists the variables.
        -e: end at the first failure; -v: show the text; -x: show commands; +: turns them off.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            ListVariables(context);
            return ExitStatus.Success;
        }

        int index = 1;
        for (; index < context.Arguments.Count; index++)
        {
            ReadOnlySpan<byte> argument = context.Arguments[index];
            if (argument.SequenceEqual("--"u8))
            {
                return SetPositional(context, index + 1);
            }

            if (argument.Length < 2 || argument[0] is not ((byte)'-' or (byte)'+'))
            {
                return SetPositional(context, index);
            }

            if (!context.State.TrySetOptions(argument))
            {
                context.ComplainQuoting("invalid option --"u8, argument.Slice(1));
                return ExitStatus.Misuse;
            }
        }

        return ExitStatus.Success;
    }

    private static int SetPositional(CommandContext context, int first) =>
        context.State.Parameters.TrySetPositional(context.Arguments, first)
            ? ExitStatus.Success
            : context.Complain("too many arguments"u8);

    private static void ListVariables(CommandContext context)
    {
        VariableStore variables = context.State.Parameters.Variables;
        TextList lines = new(context.System);
        for (int entry = VariableStore.First; entry < variables.End; entry = variables.Next(entry))
        {
            lines.Add(variables.Text(entry));
        }

        TextList sorted = new(context.System);
        sorted.AddSorted(lines, 0);
        for (int i = 0; i < sorted.Count; i++)
        {
            context.Output.WriteLine(sorted[i]);
        }
    }
}
