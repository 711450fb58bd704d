using System;
using Micro.Protocols;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Tells how much memory is in use.</summary>
public sealed class FreeCommand : ICommand
{
    private const ulong FrameKibibytes = 4;
    private const int CountWidth = 12;

    public ReadOnlySpan<byte> Name => "free"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description =>
        """
        Tells, in KiB, how much physical memory there is, used and free, and the
        largest free block; and the shell's heap.
        """u8;

    public int Run(CommandContext context)
    {
        ServiceError error = context.System.Frames(out FrameStatistics frames);
        if (error != ServiceError.None)
        {
            return context.Complain("memory"u8, error);
        }

        OutputWriter output = context.Output;
        output.WriteLine("               total        used        free     largest"u8);
        WriteRow(
            output, "Mem:"u8, frames.TotalFrames * FrameKibibytes, (frames.TotalFrames - frames.FreeFrames) * FrameKibibytes,
            frames.FreeFrames * FrameKibibytes, frames.LargestRun * FrameKibibytes);
        error = context.System.Heap(out HeapStatistics heap);
        if (error != ServiceError.None)
        {
            return context.Complain("heap"u8, error);
        }

        WriteRow(
            output, "Heap:"u8, heap.RegionBytes / 1024, heap.UsedBytes / 1024,
            (heap.RegionBytes - heap.UsedBytes) / 1024, heap.LargestFree / 1024);
        return ExitStatus.Success;
    }

    private static void WriteRow(OutputWriter output, ReadOnlySpan<byte> name, ulong total, ulong used, ulong free, ulong largest)
    {
        const int NameWidth = 8;
        output.WriteLeft(name, NameWidth);
        output.WritePadded(total, CountWidth);
        output.WritePadded(used, CountWidth);
        output.WritePadded(free, CountWidth);
        output.WritePadded(largest, CountWidth);
        output.Write("\n"u8);
    }
}
