using Micro.Abi;

namespace Micro.Programs.Bench.Costs;

/// <summary>What it costs to enter the kernel and leave it.</summary>
internal static class KernelCosts
{
    public static void Measure(ref Report report)
    {
        SystemCallWords words = default;
        SystemCalls.Log(ref words, 0);
        Measurement measurement = Measurement.Begin();
        for (int round = 0; round < Measurement.Rounds; round++)
        {
            // A call that does nothing: it adds no bytes to the log.
            SystemCalls.Log(ref words, 0);
        }

        report.Row("syscall.null"u8, measurement.PerRound());
    }
}
