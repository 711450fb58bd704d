using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>Real time: what the supervisor knows of the moment of boot, and the kernel's clock since.</summary>
/// <typeparam name="TTransport">The way to the supervisor.</typeparam>
public readonly struct KernelClock<TTransport> : IClock<KernelClock<TTransport>>
    where TTransport : struct, ITransport
{
    private readonly long _boot;

    private KernelClock(long boot)
    {
        _boot = boot;
    }

    public long Now => _boot + (long)SystemCalls.Clock();

    /// <summary>A machine that does not know the time starts in 1970.</summary>
    public static KernelClock<TTransport> Open(ref ProcessContext context)
    {
        SupervisorClient<TTransport> supervisor = new(WellKnownSlots.Supervisor);
        return new KernelClock<TTransport>(supervisor.BootTime(out long boot) == ServiceError.None ? boot : 0);
    }
}
