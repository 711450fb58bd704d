using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace Micro.Tools.Host;

/// <summary>The signals that ask the tool to end. They do not end it at once: first go QEMU and the raw terminal.</summary>
internal sealed class StopSignals : IDisposable
{
    // POSIX numbers, the same on every system that .NET runs on.
    private static readonly (PosixSignal Signal, int Number)[] _handled =
    [
        (PosixSignal.SIGHUP, 1),
        (PosixSignal.SIGINT, 2),
        (PosixSignal.SIGQUIT, 3),
        (PosixSignal.SIGTERM, 15),
    ];

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _number;

    public StopSignals()
    {
        foreach ((PosixSignal signal, int number) in _handled)
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (signal == PosixSignal.SIGINT && LeavesInterrupts)
                {
                    return;
                }

                Interlocked.CompareExchange(ref _number, number, 0);
                _stop.Cancel();
            }));
        }
    }

    /// <summary>True while Ctrl-C is the business of another program at the same terminal.</summary>
    public bool LeavesInterrupts { get; set; }

    public CancellationToken Token => _stop.Token;

    /// <summary>The number of the first signal that came; 0: none yet.</summary>
    public int Number => Volatile.Read(ref _number);

    /// <summary>Ends the tool if a signal has come.</summary>
    public void ThrowIfStopped()
    {
        if (Number != 0)
        {
            throw ToolException.Signalled(Number);
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }
}
