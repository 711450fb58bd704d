using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Provokes CPU exceptions in child processes.</summary>
public sealed class FaultCommand : ICommand
{
    private const int NameWidth = 17;
    private const int ExceptionWidth = 21;

    // Each ends with a blank.
    private static ReadOnlySpan<byte> Names =>
        "null-read null-write execute-data write-code read-kernel illegal breakpoint divide unaligned-atomic stack-overflow "u8;

    public ReadOnlySpan<byte> Name => "fault"u8;

    public ReadOnlySpan<byte> Synopsis => "[NAME]..."u8;

    public ReadOnlySpan<byte> Description =>
        """
        Provokes exceptions in child processes and tells of each: name, exception,
        address, C# method. Alone: all that this CPU has.
        null-read null-write execute-data write-code read-kernel illegal breakpoint
        divide unaligned-atomic stack-overflow
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int status = ExitStatus.Success;
        if (context.Arguments.Count > 1)
        {
            for (int i = 1; i < context.Arguments.Count; i++)
            {
                ReadOnlySpan<byte> name = context.Arguments[i];
                status = IsKnown(name) ? Provoke(context, name, isListed: false) : Refuse(context, name);
            }

            return status;
        }

        ReadOnlySpan<byte> names = Names;
        while (!names.IsEmpty && !context.MustStop)
        {
            int end = names.IndexOf((byte)' ');
            int result = Provoke(context, names.Slice(0, end), isListed: true);
            status = result is ExitStatus.CannotRun or ExitStatus.NotFound ? result : status;
            names = names.Slice(end + 1);
        }

        return status;
    }

    private static bool IsKnown(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> names = Names;
        while (!names.IsEmpty)
        {
            int end = names.IndexOf((byte)' ');
            if (names.Slice(0, end).SequenceEqual(name))
            {
                return true;
            }

            names = names.Slice(end + 1);
        }

        return false;
    }

    private static int Refuse(CommandContext context, ReadOnlySpan<byte> name)
    {
        ByteBuffer message = new(context.System);
        message.Append("no such fault; choose from "u8);
        message.Append(Names.TrimEnd((byte)' '));
        _ = context.Complain(name, message.Bytes);
        return ExitStatus.Misuse;
    }

    private static int Provoke(CommandContext context, ReadOnlySpan<byte> name, bool isListed)
    {
        MemoryMark mark = context.System.Mark();
        TextList arguments = new(context.System);
        arguments.Add("fault"u8);
        arguments.Add(name);
        context.Output.Flush();
        Streams quiet = isListed ? new Streams(-1, context.Streams.Output, -1) : context.Streams;
        ServiceError error = context.Interpreter.Children.StartProgram(arguments, 0, quiet, out ProcessId process);
        int status;
        if (error != ServiceError.None)
        {
            context.Complain(name, error);
            status = error == ServiceError.NotFound ? ExitStatus.NotFound : ExitStatus.CannotRun;
        }
        else
        {
            status = Report(context, name, process, isListed);
        }

        context.System.Release(mark);
        return status;
    }

    private static int Report(CommandContext context, ReadOnlySpan<byte> name, ProcessId process, bool isListed)
    {
        Span<byte> method = stackalloc byte[FaultReport.MaximumMethod];
        ServiceError error = context.Interpreter.Children.WaitFor(process, out ExitReport report, method, out int length);
        if (error != ServiceError.None)
        {
            return context.Complain(name, error);
        }

        // A fault that this CPU does not have: the program says so by ending in the ordinary way.
        if (report.Cause == DeathCause.Faulted)
        {
            OutputWriter output = context.Output;
            output.WriteLeft(name, NameWidth);
            output.WriteLeft(FaultReport.NameOf(report.Fault), ExceptionWidth);
            output.Write("0x"u8);
            output.WritePadded(report.Address, 16, (byte)'0', 16);
            output.Write(" "u8);
            output.WriteLine(length == 0 ? "?"u8 : method.Slice(0, length));
        }
        else if (!isListed && report.Cause == DeathCause.Exited && report.Code == 0)
        {
            return context.Complain(name, "nothing happened"u8);
        }

        return ExitStatus.Of(report);
    }
}
