using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Measures how long a command takes.</summary>
public sealed class TimeCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "time"u8;

    public ReadOnlySpan<byte> Synopsis => "COMMAND [ARGUMENT]..."u8;

    public ReadOnlySpan<byte> Description => "Runs a command and tells, on the error output, how many seconds passed."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            return context.Complain("missing command"u8);
        }

        TextList command = new(context.System);
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            command.Add(context.Arguments[i]);
        }

        context.Output.Flush();
        ulong start = context.System.Uptime;
        int status = context.Interpreter.RunCommand(command, context.Streams);
        ulong microseconds = (context.System.Uptime - start) / 1000;
        OutputWriter output = OutputWriter.ForMessage(context.System, context.Streams.Error);
        output.Write("real "u8);
        output.Write(microseconds / 1_000_000);
        output.Write("."u8);
        output.WritePadded(microseconds % 1_000_000, 6, (byte)'0');
        output.Write("\n"u8);
        output.Flush();
        return status;
    }
}
