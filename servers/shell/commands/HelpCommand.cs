using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells what the commands do.</summary>
public sealed class HelpCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "help"u8;

    public ReadOnlySpan<byte> Synopsis => "[COMMAND]..."u8;

    public ReadOnlySpan<byte> Description => "Lists the commands, or tells what the named ones do."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        CommandTable commands = context.State.Commands;
        if (context.Arguments.Count == 1)
        {
            for (int i = 0; i < commands.Count; i++)
            {
                WriteUsage(context, commands[i]);
            }

            return ExitStatus.Success;
        }

        int status = ExitStatus.Success;
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            ICommand? command = commands.Find(context.Arguments[i]);
            if (command == null)
            {
                status = context.Complain(context.Arguments[i], "no such command"u8);
            }
            else
            {
                WriteUsage(context, command);
                WriteIndented(context, command.Description);
            }
        }

        return status;
    }

    private static void WriteUsage(CommandContext context, ICommand command)
    {
        context.Output.Write(command.Name);
        context.Output.Write(command.Synopsis.IsEmpty ? default : " "u8);
        context.Output.WriteLine(command.Synopsis);
    }

    private static void WriteIndented(CommandContext context, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            context.Output.Write("    "u8);
            context.Output.WriteLine(end < 0 ? text : text.Slice(0, end));
            text = end < 0 ? default : text.Slice(end + 1);
        }
    }
}
