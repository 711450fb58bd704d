using System;
using Thread = Micro.Kernel.Objects.Thread;

namespace Micro.Simulator.Processor;

/// <summary>A thread of the simulated machine, run by a thread of the host. Only one of them runs at any moment: the one whose turn it is.</summary>
internal sealed unsafe class GuestThread
{
    private readonly HostSemaphore _turn = new();
    private readonly Thread* _kernelThread;
    private readonly Action<GuestThread> _run;
    private volatile bool _isAbandoned;

    /// <param name="kernelThread">The kernel's object.</param>
    /// <param name="name">What debuggers show.</param>
    /// <param name="run">What it does from its first turn on.</param>
    public GuestThread(Thread* kernelThread, string name, Action<GuestThread> run)
    {
        _kernelThread = kernelThread;
        _run = run;
        Name = name;
    }

    /// <summary>The thread that this one runs.</summary>
    // SAFETY: the object lies in the machine's RAM, which outlives all threads of the simulation.
    public Thread* KernelThread => _kernelThread;

    /// <summary>The image it runs.</summary>
    public string Name { get; }

    /// <summary>Lets it run until it gives the turn away.</summary>
    public void Resume() => _turn.Post();

    /// <summary>Waits for the next turn.</summary>
    /// <exception cref="ThreadAbandonedException">There is none: the thread is no more.</exception>
    public void AwaitTurn()
    {
        _turn.Wait();
        if (_isAbandoned)
        {
            throw new ThreadAbandonedException();
        }
    }

    /// <summary>Leaves its C#: the kernel's thread does not exist any more, or starts anew.</summary>
    public void Abandon()
    {
        _isAbandoned = true;
        _turn.Post();
    }

    /// <summary>Everything it does, from its first turn to its last; called on the host's thread.</summary>
    public void Run()
    {
        try
        {
            AwaitTurn();
            _run(this);
        }
        catch (ThreadAbandonedException)
        {
            // Its frames are left; there is nothing to give back.
        }
    }
}
