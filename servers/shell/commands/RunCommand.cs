using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Starts a program of the image and waits for it.</summary>
public sealed class RunCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "run"u8;

    public ReadOnlySpan<byte> Synopsis => "PROGRAM [ARGUMENT]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Starts a program of the image as a process and waits for its end; alone,
        lists the programs.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        if (context.Arguments.Count == 1)
        {
            ListPrograms(context);
            return ExitStatus.Success;
        }

        ServiceError error = context.Interpreter.Children.StartProgram(
            context.Arguments, 1, context.Streams, out ProcessId process);
        if (error == ServiceError.NotFound)
        {
            context.Complain(context.Arguments[1], "no such program"u8);
            return ExitStatus.NotFound;
        }

        if (error != ServiceError.None)
        {
            context.Complain(context.Arguments[1], error);
            return ExitStatus.CannotRun;
        }

        Span<byte> method = stackalloc byte[FaultReport.MaximumMethod];
        error = context.Interpreter.Children.WaitFor(process, out ExitReport report, method, out int length);
        if (error != ServiceError.None)
        {
            return context.Complain(context.Arguments[1], error);
        }

        if (report.Cause == DeathCause.Faulted)
        {
            context.Complain(context.Arguments[1], FaultReport.Describe(context.System, report, method.Slice(0, length)).Bytes);
        }

        return ExitStatus.Of(report);
    }

    private static void ListPrograms(CommandContext context)
    {
        Span<byte> name = stackalloc byte[32];
        for (uint index = 0; context.System.Program(index, name, out int length) == ServiceError.None; index++)
        {
            context.Output.WriteLine(name.Slice(0, length));
        }
    }
}
