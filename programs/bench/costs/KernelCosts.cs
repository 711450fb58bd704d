using Micro.Abi;

namespace Micro.Programs.Bench.Costs;

/// <summary>What it costs to enter the kernel and leave it.</summary>
internal static class KernelCosts
{
    public static void Measure(ref Report report)
    {
        SystemCalls.Nothing();
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds; round++)
        {
            SystemCalls.Nothing();
        }

        report.Row("syscall.null"u8, measurement.PerRound());
    }
}
