using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>What it costs to start a program that does nothing, and to wait for its end.</summary>
internal static class ProcessCosts
{
    private const int Rounds = 100;

    public static void Measure(ref ProcessContext context, ref Report report)
    {
        if (context.Find("proc"u8).IsNull)
        {
            return;
        }

        ProcessServiceClient<KernelTransport> processes = new(context.Find("proc"u8));
        ServiceError error = Spawn(processes);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Rounds && error == ServiceError.None; round++)
        {
            error = Spawn(processes);
        }

        ulong cost = measurement.PerRound(Rounds);
        if (error == ServiceError.None)
        {
            report.Row("process.spawn"u8, cost);
        }
        else
        {
            report.Fail("process.spawn"u8, error);
        }
    }

    private static ServiceError Spawn(ProcessServiceClient<KernelTransport> processes)
    {
        ServiceError error = processes.Create("true"u8, "true\0"u8, out ProcessId process);
        error = error == ServiceError.None ? processes.Start(process) : error;
        Span<byte> method = stackalloc byte[16];
        return error == ServiceError.None
            ? processes.Wait(process, block: true, out ExitReport _, method, out int _)
            : error;
    }
}
