using System;
using System.Threading;
using HostThread = System.Threading.Thread;
using Thread = Micro.Kernel.Objects.Thread;

namespace Micro.Simulator.Processor;

/// <summary>A thread of the simulated machine, run by a thread of the host. Only one of them runs at any moment: the one whose turn it is.</summary>
internal sealed unsafe class GuestThread : IDisposable
{
    private const int StackBytes = 1 << 20;

    // Not a lock that spins: the one who could end the waiting needs the same host processor.
    private readonly AutoResetEvent _turn = new(false);
    private readonly Thread* _kernelThread;
    private readonly HostThread _hostThread;
    private volatile bool _isAbandoned;

    /// <param name="kernelThread">The kernel's object.</param>
    /// <param name="name">What debuggers show.</param>
    /// <param name="run">What it does from its first turn on.</param>
    public GuestThread(Thread* kernelThread, string name, Action<GuestThread> run)
    {
        _kernelThread = kernelThread;
        _hostThread = new HostThread(() => Run(run), StackBytes) { Name = name, IsBackground = true };
        _hostThread.Start();
    }

    /// <summary>The thread that this one runs.</summary>
    // SAFETY: the object lies in the machine's RAM, which outlives all threads of the simulation.
    public Thread* KernelThread => _kernelThread;

    /// <summary>The image it runs.</summary>
    public string Name => _hostThread.Name!;

    /// <summary>Lets it run until it gives the turn away.</summary>
    public void Resume() => _turn.Set();

    /// <summary>Waits for the next turn.</summary>
    /// <exception cref="ThreadAbandonedException">There is none: the thread is no more.</exception>
    public void AwaitTurn()
    {
        _turn.WaitOne();
        if (_isAbandoned)
        {
            throw new ThreadAbandonedException();
        }
    }

    /// <summary>Ends the host's thread: the kernel's does not exist any more, or starts anew.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        _turn.Set();
    }

    /// <summary>Waits for the end of an abandoned thread. False: it goes on computing.</summary>
    public bool TryJoin(TimeSpan limit) => _hostThread.Join(limit);

    /// <summary>Only after the host's thread has ended.</summary>
    public void Dispose() => _turn.Dispose();

    private void Run(Action<GuestThread> run)
    {
        try
        {
            AwaitTurn();
            run(this);
        }
        catch (ThreadAbandonedException)
        {
            // Its frames are left; there is nothing to give back.
        }
    }
}
