using System;
using System.Collections.Generic;
using System.Threading;

namespace Micro.Simulator.Processor;

/// <summary>Threads of the host that run simulated ones, one after the other: to make one takes as long as many hand-overs of the turn.</summary>
internal sealed class HostThreads
{
    private readonly object _change = new();
    private readonly Stack<HostThread> _free = [];
    private int _busy;

    /// <summary>One of them computes still.</summary>
    public bool AreBusy
    {
        get
        {
            lock (_change)
            {
                return _busy != 0;
            }
        }
    }

    /// <summary>Has a thread run <paramref name="guest"/>.</summary>
    public void Run(GuestThread guest)
    {
        lock (_change)
        {
            _busy++;
            if (!_free.TryPop(out HostThread? thread))
            {
                thread = new HostThread(GiveBack);
            }

            thread.Give(guest);
        }
    }

    /// <summary>Waits until all are free. False: one goes on computing.</summary>
    public bool TryAwaitAll(TimeSpan limit)
    {
        lock (_change)
        {
            while (_busy != 0)
            {
                if (!Monitor.Wait(_change, limit))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private void GiveBack(HostThread thread)
    {
        lock (_change)
        {
            _busy--;
            _free.Push(thread);
            Monitor.PulseAll(_change);
        }
    }
}
