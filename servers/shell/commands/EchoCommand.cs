using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes its arguments.</summary>
public sealed class EchoCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "echo"u8;

    public ReadOnlySpan<byte> Synopsis => "[-neE] [TEXT]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Writes the arguments, separated by spaces. -n: without a line end;
        -e: with \n, \t, \\, \0NNN, \xHH and so on replaced; -E: as they are.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        bool endsLine = true;
        bool escapes = false;
        int first = 1;
        while (first < context.Arguments.Count && TakeOptions(context.Arguments[first], ref endsLine, ref escapes))
        {
            first++;
        }

        for (int i = first; i < context.Arguments.Count; i++)
        {
            context.Output.Write(i > first ? " "u8 : default);
            if (!escapes)
            {
                context.Output.Write(context.Arguments[i]);
            }
            else if (!EscapeSequence.WriteAll(context.Output, context.Arguments[i]))
            {
                return ExitStatus.Success;
            }
        }

        context.Output.Write(endsLine ? "\n"u8 : default);
        return ExitStatus.Success;
    }

    /// <summary>An argument is an option only if all its letters are.</summary>
    private static bool TakeOptions(ReadOnlySpan<byte> argument, ref bool endsLine, ref bool escapes)
    {
        bool isOption = argument.Length > 1 && argument[0] == (byte)'-';
        for (int i = 1; isOption && i < argument.Length; i++)
        {
            isOption = "neE"u8.IndexOf(argument[i]) >= 0;
        }

        for (int i = 1; isOption && i < argument.Length; i++)
        {
            byte option = argument[i];
            endsLine &= option != (byte)'n';
            escapes = option == (byte)'n' ? escapes : option == (byte)'e';
        }

        return isOption;
    }
}
