using System;
using Micro.Abi;
using Micro.Programs.Bench.Costs;
using Micro.Programs.Bench.Peer;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench;

/// <summary>Measures what the kernel and the servers cost, in instructions: `bench NAME UNIT VALUE`, a line each.</summary>
/// <remarks>
/// With the argument `kernel.longest` it does all the same work and tells only the longest stretch with interrupts off, which the kernel
/// notes with the boot option `measure`, and which makes everything else dearer. With the argument `recorded`, and the boot option `trace=KIB`,
/// it tells what a recorded message costs; with `drained`, in a machine that is recorded, what the tracer does for each record. What an image has
/// no server for is left out.
/// </remarks>
public readonly struct BenchProgram : IProgram
{
    private const int Failure = 1;

    public static int Main(ref ProcessContext context)
    {
        _ = context.Info.TryArgument(1, out ReadOnlySpan<byte> argument);
        bool isLongest = argument.SequenceEqual("kernel.longest"u8);
        Report report = Report.Open(ref context, isSilent: isLongest);
        if (argument.SequenceEqual("recorded"u8))
        {
            MessageCosts.MeasureRecorded(ref context, ref report);
        }
        else if (argument.SequenceEqual("drained"u8))
        {
            DrainCosts.Measure(ref context, ref report);
        }
        else
        {
            MeasureAll(ref context, ref report);
        }

        if (isLongest)
        {
            ReportLongest(ref context, ref report);
        }

        return End(ref context, report.Failures == 0 ? 0 : Failure);
    }

    private static void MeasureAll(ref ProcessContext context, ref Report report)
    {
        KernelCosts.Measure(ref report);
        MessageCosts.Measure(ref context, ref report);
        FaultCosts.Measure(ref context, ref report);
        HeapCosts.Measure(ref context, ref report);
        FileCosts.Measure(ref context, ref report);
        DirectoryCosts.Measure(ref context, ref report);
        ProcessCosts.Measure(ref context, ref report);
    }

    // In the smallest image there is no shell: init starts the program as the last server, and it ends the machine.
    private static int End(ref ProcessContext context, int status)
    {
        if (context.Info.ReplyCount != 0)
        {
            SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
            _ = supervisor.PowerOff((byte)status);
        }

        return status;
    }

    private static void ReportLongest(ref ProcessContext context, ref Report report)
    {
        MeasurementClient<KernelTransport> peer = new(context.Find("peer"u8));
        ServiceError error = peer.LongestStretch(out ulong longest, out uint systemCall);
        if (error == ServiceError.None)
        {
            report.LoudRow("kernel.longest"u8, longest);
            report.Note("in system call"u8, systemCall);
        }
        else
        {
            report.Fail("kernel.longest"u8, error);
        }
    }
}
