using System.Runtime;

namespace Micro.Tests.Kernel;

internal static class KernelEntry
{
    [RuntimeExport("KernelMain")]
    internal static ulong Main(ulong argument) => KernelCase.Run(argument);

    [RuntimeExport("KernelPanic")]
    internal static void Panic(uint reason)
    {
        while (reason != 0)
        {
        }
    }
}
