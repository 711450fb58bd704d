using System.Threading;
using Micro.Server;

namespace Micro.Programs.Spin;

/// <summary>Uses the CPU for ever, or, with a number as its argument, for so many rounds.</summary>
public readonly struct SpinProgram : IProgram
{
    public static int Main(ref ProcessContext context)
    {
        ulong rounds = ulong.MaxValue;
        if (context.Info.TryArgument(1, out System.ReadOnlySpan<byte> argument))
        {
            rounds = 0;
            foreach (byte digit in argument)
            {
                rounds = (rounds * 10) + (uint)(digit - '0');
            }
        }

        // Written each time, so that the loop is not left out.
        ulong count = 0;
        while (count < rounds)
        {
            Volatile.Write(ref count, count + 1);
        }

        return 0;
    }
}
