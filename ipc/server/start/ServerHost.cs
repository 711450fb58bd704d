using System;
using System.Diagnostics.CodeAnalysis;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The entry of every server: from the start-info page to the loop.</summary>
public static unsafe class ServerHost
{
    /// <summary>Starts the server, tells its supervisor that it is ready, and serves for ever.</summary>
    public static void Run<TServer>()
        where TServer : struct, IServer<TServer>
    {
        ProcessContext context = Open(StartInfo.OfThisProcess);
        ServiceError error = TServer.Start(ref context, out TServer server);
        if (!context.Missing.IsEmpty)
        {
            RefuseWithout(context.Missing);
        }

        if (context.State.Error != StateError.None)
        {
            Refuse("its state does not fit into its memory"u8);
        }

        if (error != ServiceError.None)
        {
            Refuse(ServiceErrorText.Of(error));
        }

        TellSupervisor();
        Serve(context, ref server);
    }

    /// <summary>Ends the start of a server that cannot work: the supervisor hears why, and ends the boot.</summary>
    [DoesNotReturn]
    public static void Refuse(ReadOnlySpan<byte> reason)
    {
        SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
        _ = supervisor.Refuse(reason);
        Stop.Because(reason);
    }

    /// <summary>The same for want of a capability.</summary>
    [DoesNotReturn]
    public static void RefuseWithout(ReadOnlySpan<byte> capability)
    {
        Span<byte> buffer = stackalloc byte[96];
        TextBuilder reason = new(buffer);
        reason.Append("the manifest does not give it '"u8);
        reason.Append(capability);
        reason.Append("'"u8);
        Refuse(reason.Text);
    }

    /// <summary>Opens the state region and all that stands on it.</summary>
    public static ProcessContext Open(StartInfo info)
    {
        if (!info.IsValid)
        {
            Stop.Because("the start-info page is not one"u8);
        }

        StateControl* control = MachinePlatform.Open(info);
        if (control == null)
        {
            Stop.Because("there is no memory for the state region"u8);
        }

        return new ProcessContext(info, new StateRegion(control));
    }

    /// <summary>Serves for ever.</summary>
    public static void Serve<TServer>(ProcessContext context, ref TServer server)
        where TServer : struct, IServer<TServer> => new ServerLoop<TServer>(context).Run(ref server);

    private static void TellSupervisor()
    {
        SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
        _ = supervisor.Ready();
    }
}
