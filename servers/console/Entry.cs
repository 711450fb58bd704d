using System.Runtime;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>Where the image starts.</summary>
internal static class Entry
{
    /// <summary>Which driver: one server type each, so that nothing is decided per byte.</summary>
    [RuntimeExport("Main")]
    internal static void Main(nuint startInfo)
    {
        _ = startInfo;
        bool hasUart = StartInfo.OfThisProcess.TryFind("uart"u8, out NamedCapability uart);
        if (!hasUart)
        {
            ServerHost.RefuseWithout("uart"u8);
        }

        if (uart.Detail == Ns16550.Kind)
        {
            ServerHost.Run<ConsoleServer<Ns16550, KernelTransport>>();
        }
        else
        {
            ServerHost.Run<ConsoleServer<Pl011, KernelTransport>>();
        }
    }
}
