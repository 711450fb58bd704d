using System;
using System.Threading;

namespace Micro.Simulator.Processor;

/// <summary>A thread of the host that waits for a simulated one to run, and after it for the next.</summary>
internal sealed class HostThread
{
    private const int StackBytes = 1 << 20;

    private readonly HostSemaphore _work = new();
    private readonly Action<HostThread> _whenFree;
    private GuestThread? _guest;

    /// <param name="whenFree">Takes it after each simulated thread.</param>
    public HostThread(Action<HostThread> whenFree)
    {
        _whenFree = whenFree;
        new Thread(Run, StackBytes) { IsBackground = true }.Start();
    }

    /// <summary>Gives it a simulated thread, from the first turn to the end.</summary>
    public void Give(GuestThread guest)
    {
        _guest = guest;
        _work.Post();
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            Thread.CurrentThread.Name = _guest!.Name;
            _guest.Run();
            _guest = null;
            _whenFree(this);
        }
    }
}
