using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Machine;

/// <summary>The shell as a process: the first one, started by init, or one that a shell started.</summary>
public readonly struct ShellProgram : IProgram
{
    public static int Main(ref ProcessContext context)
    {
        bool isFirst = context.Info.Name.SequenceEqual("shell"u8);
        Slot supervisor = isFirst ? WellKnownSlots.Supervisor : context.Find(ProcessStarter.SupervisorName);
        MachineSystem system = new(ref context, supervisor);
        if (isFirst)
        {
            return RunFirst(ref context, system);
        }

        TextList arguments = new(system);
        for (int i = 0; context.Info.TryArgument(i, out ReadOnlySpan<byte> argument); i++)
        {
            arguments.Add(argument);
        }

        return ShellProcess.Run(system, arguments);
    }

    private static int RunFirst(ref ProcessContext context, MachineSystem system)
    {
        _ = new SupervisorClient<KernelTransport>(WellKnownSlots.Supervisor).Ready();
        ServiceError error = system.AdoptConsole();
        if (error != ServiceError.None)
        {
            Stop.Because("the console cannot be used as a file"u8);
        }

        BootMarks.Report(ref context);
        return FirstShell.Run(system);
    }
}
