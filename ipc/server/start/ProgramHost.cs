using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The entry of every program: from the start-info page to the exit status.</summary>
public static class ProgramHost
{
    public static void Run<TProgram>()
        where TProgram : struct, IProgram
    {
        ProcessContext context = ServerHost.Open(StartInfo.OfThisProcess);
        int status = TProgram.Main(ref context);
        Exit((byte)status);
    }

    /// <summary>Ends the process.</summary>
    public static void Exit(byte status)
    {
        ProcessServiceClient<KernelTransport> service = new(WellKnownSlots.Supervisor);
        _ = service.Exit(status);
        Stop.Because("nobody took the exit status"u8);
    }
}
