using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Micro.Tools.Host;

namespace Micro.Tools.Emulation;

/// <summary>A person at the guest's console: keys go in, what the UART sends comes out, both byte for byte.</summary>
internal sealed class InteractiveSession
{
    /// <summary>Ctrl-], as in telnet: the one key that the guest does not get.</summary>
    public const byte QuitKey = 0x1D;

    private const byte EndOfInput = 0x04;
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(20);

    private readonly Emulator _emulator;
    private readonly StopSignals _signals;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly GuestLog _log = new();
    private volatile bool _hasQuit;

    public InteractiveSession(Emulator emulator, StopSignals signals, Stream input, Stream output)
    {
        _emulator = emulator;
        _signals = signals;
        _input = input;
        _output = output;
    }

    /// <summary>Here the kernel's log comes through the console, between everything else.</summary>
    public GuestLog Log => _log;

    public SessionEnd Run(TimeSpan? limit, bool isTerminal)
    {
        Thread reader = new(PumpInput) { IsBackground = true };
        Thread writer = new(PumpOutput) { IsBackground = true };
        writer.Start();
        reader.Start(isTerminal);
        Stopwatch clock = Stopwatch.StartNew();
        SessionEnd? end = null;
        while (end is null)
        {
            end = _emulator.WaitForExit(_poll) ? SessionEnd.Ended
                : _signals.Number != 0 ? SessionEnd.Signalled
                : _hasQuit ? SessionEnd.Quit
                : clock.Elapsed >= limit ? SessionEnd.TimedOut
                : null;
        }

        _emulator.Kill();
        writer.Join();
        _log.Finish();

        // Here anybody can write a line like a panic's; but after a true one no status follows.
        bool hasPanicked = end == SessionEnd.Ended && _log.HasPanicked && _log.Status is null;
        return hasPanicked ? SessionEnd.Panicked : end.Value;
    }

    private void PumpInput(object? isTerminal)
    {
        byte[] buffer = new byte[256];
        try
        {
            for (int count = _input.Read(buffer); count > 0; count = _input.Read(buffer))
            {
                ReadOnlySpan<byte> keys = buffer.AsSpan(0, count);
                int quit = isTerminal is true ? keys.IndexOf(QuitKey) : -1;
                Send(quit < 0 ? keys : keys[..quit]);
                if (quit >= 0)
                {
                    _hasQuit = true;
                    return;
                }
            }

            // The end of a pipe is what a person says with Ctrl-D.
            Send([EndOfInput]);
        }
        catch (IOException)
        {
            // QEMU is gone; the main loop sees that too.
        }
    }

    private void Send(ReadOnlySpan<byte> keys)
    {
        _emulator.Input.Write(keys);
        _emulator.Input.Flush();
    }

    private void PumpOutput()
    {
        byte[] buffer = new byte[4096];
        try
        {
            for (int count = _emulator.Output.Read(buffer); count > 0; count = _emulator.Output.Read(buffer))
            {
                _output.Write(buffer, 0, count);
                _output.Flush();
                _log.Append(buffer.AsSpan(0, count));
            }
        }
        catch (IOException)
        {
            // Nobody reads our output any more.
            _hasQuit = true;
        }
    }
}
