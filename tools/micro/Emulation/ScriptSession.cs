using System;
using System.Diagnostics;
using System.IO;
using Micro.Tools.Host;

namespace Micro.Tools.Emulation;

/// <summary>A run of commands: the guest's console becomes standard output, its status the tool's.</summary>
internal sealed class ScriptSession
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(5);

    // After a panic the kernel still prints the CPU's state and the call stack before it stops the machine.
    private static readonly TimeSpan _panicGrace = TimeSpan.FromSeconds(3);

    private readonly Emulator _emulator;
    private readonly RunFolder _folder;
    private readonly StopSignals _signals;
    private readonly Stream _output;
    private readonly GuestLog _log = new();

    public ScriptSession(Emulator emulator, RunFolder folder, StopSignals signals, Stream output)
    {
        _emulator = emulator;
        _folder = folder;
        _signals = signals;
        _output = output;
    }

    /// <summary>What the kernel has logged.</summary>
    public GuestLog Log => _log;

    /// <summary>Where the guest was, if it had to be stopped because it did not end.</summary>
    public ProcessorState Processor { get; private set; } = new("");

    public SessionEnd Run(TimeSpan limit)
    {
        using FileTail console = new(_folder.Console);
        using FileTail log = new(_folder.Log);
        Stopwatch clock = Stopwatch.StartNew();
        SessionEnd? end = null;
        while (end is null)
        {
            bool hasEnded = _emulator.WaitForExit(_poll);
            Pump(console, log);
            end = hasEnded ? SessionEnd.Ended : ReasonToStop(clock.Elapsed, limit);
        }

        if (end == SessionEnd.Panicked)
        {
            _emulator.WaitForExit(_panicGrace);
        }

        if (end is SessionEnd.TimedOut or SessionEnd.Idle)
        {
            Processor = new ProcessorState(MachineMonitor.ReadRegisters(_emulator));
        }

        _emulator.Kill();
        Pump(console, log);
        _log.Finish();
        return _log.HasPanicked ? SessionEnd.Panicked : end.Value;
    }

    private SessionEnd? ReasonToStop(TimeSpan elapsed, TimeSpan limit) =>
        _signals.Number != 0 ? SessionEnd.Signalled
        : _log.HasPanicked ? SessionEnd.Panicked
        : _log.IsIdle || _emulator.IsIdle ? SessionEnd.Idle
        : elapsed >= limit ? SessionEnd.TimedOut
        : null;

    private void Pump(FileTail console, FileTail log)
    {
        for (ReadOnlySpan<byte> bytes = console.Read(); !bytes.IsEmpty; bytes = console.Read())
        {
            _output.Write(bytes);
            _output.Flush();
        }

        for (ReadOnlySpan<byte> bytes = log.Read(); !bytes.IsEmpty; bytes = log.Read())
        {
            _log.Append(bytes);
        }
    }
}
