using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Lists the processes.</summary>
public sealed class PsCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "ps"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description =>
        """
        Lists all processes: number, parent, state (N new, R running, Z ended),
        priority, CPU time, memory in KiB and name.
        """u8;

    public int Run(CommandContext context)
    {
        context.Output.WriteLine("  PID  PPID S PRI        TIME    SIZE NAME"u8);
        ProcessList processes = new(context.System);
        Span<byte> name = stackalloc byte[ProcessList.MaximumName];
        while (processes.TryNext(out ProcessInfo info, name, out int length))
        {
            OutputWriter output = context.Output;
            output.WritePadded(info.Process.Value, 5);
            output.WritePadded(info.Parent.Value, 6);
            output.Write(" "u8);
            output.Write(LetterOf(info.State));
            output.WritePadded(info.Priority, 4);
            WriteTime(output, info.CpuTime);
            output.WritePadded(info.Memory / 1024, 8);
            output.Write(" "u8);
            output.WriteLine(name.Slice(0, length));
        }

        return ExitStatus.Success;
    }

    /// <summary>Minutes, seconds, milliseconds.</summary>
    private static void WriteTime(OutputWriter output, ulong nanoseconds)
    {
        ulong milliseconds = nanoseconds / 1_000_000;
        output.WritePadded(milliseconds / 60_000, 6);
        output.Write(":"u8);
        output.WritePadded(milliseconds / 1000 % 60, 2, (byte)'0');
        output.Write("."u8);
        output.WritePadded(milliseconds % 1000, 3, (byte)'0');
    }

    private static byte LetterOf(ProcessState state) => state switch
    {
        ProcessState.New => (byte)'N',
        ProcessState.Ended => (byte)'Z',
        _ => (byte)'R',
    };
}
