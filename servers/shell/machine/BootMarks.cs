using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Shell.Machine;

/// <summary>Tells the log, with the boot option `marks`, when the shell is ready and how much memory is in use then.</summary>
internal static class BootMarks
{
    private const ulong FrameBytes = ProcessLayout.PageSize;

    // Inspect of the kernel: frames of RAM.
    private const int RamWord = 2;

    public static void Report(ref ProcessContext context)
    {
        ulong now = SystemCalls.Clock();
        SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
        Span<byte> value = stackalloc byte[1];
        if (supervisor.BootOption("marks"u8, value, out int _) != ServiceError.None)
        {
            return;
        }

        SystemCallWords words = default;
        _ = SystemCalls.Inspect(context.Find("machine"u8), InspectKind.Kernel, ref words);
        FrameServiceClient<KernelTransport> frames = new(context.Find("pmm"u8));
        _ = frames.Statistics(out FrameStatistics statistics);
        Write("micro: prompt "u8, now);
        Write("micro: memory "u8, (words[RamWord] - statistics.FreeFrames) * FrameBytes);
    }

    private static void Write(ReadOnlySpan<byte> what, ulong value)
    {
        Span<byte> buffer = stackalloc byte[48];
        TextBuilder line = new(buffer);
        line.Append(what);
        line.AppendDecimal(value);
        line.Append("\n"u8);
        KernelLog.Write(line.Text);
    }
}
