using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Tools.Host;

namespace Micro.Tools.Emulation;

/// <summary>Turns the end of a session into the tool's exit status, and says why where it is not the guest's own.</summary>
internal static class Verdict
{
    private const int TailLines = 10;
    private const string BootFailure = "micro: cannot boot: ";
    private static readonly TimeSpan _signalDelay = TimeSpan.FromMilliseconds(100);

    public static int Of(SessionEnd end, GuestLog log, Emulator emulator, StopSignals signals, TimeSpan limit)
    {
        switch (end)
        {
            case SessionEnd.Panicked:
                Say.Error("the kernel panicked; the end of its log:");
                Show(log.Panic);
                return ExitStatus.KernelPanic;
            case SessionEnd.Idle:
                Say.Error("the guest waits for something that can never happen; the end of its log:");
                Show(log.Tail(TailLines));
                return ExitStatus.TimedOut;
            case SessionEnd.TimedOut:
                string seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                Say.Error($"the guest did not end within {seconds} s; the end of its log:");
                Show(log.Tail(TailLines));
                return ExitStatus.TimedOut;
            case SessionEnd.Signalled:
                return ExitStatus.OfSignal(signals.Number);
            case SessionEnd.Quit:
                return ExitStatus.Success;
            default:
                bool cannotBoot = TryShowBootFailure(log);
                return log.Status ?? (cannotBoot ? ExitStatus.ToolFailed : Unknown(log, emulator, signals));
        }
    }

    /// <summary>Shows lines below the one that says what happened.</summary>
    public static void Show(IEnumerable<string> lines)
    {
        foreach (string line in lines.Where(line => line.Length > 0))
        {
            Say.Quote("  " + line);
        }
    }

    // The guest's own end, but no command's: without this line there would be a status and no reason. The kernel, where it is the one that
    // cannot go on, says no status at all.
    private static bool TryShowBootFailure(GuestLog log)
    {
        string? line = log.Lines.FirstOrDefault(line => line.StartsWith(BootFailure, StringComparison.Ordinal));
        if (line is null)
        {
            return false;
        }

        Say.Error($"the guest cannot boot: {line[BootFailure.Length..]}; the end of its log:");
        Show(log.Tail(TailLines));
        return true;
    }

    private static int Unknown(GuestLog log, Emulator emulator, StopSignals signals)
    {
        // Ctrl-C goes to QEMU as well as to the tool, and QEMU may be the faster one.
        if (signals.Token.WaitHandle.WaitOne(_signalDelay))
        {
            return ExitStatus.OfSignal(signals.Number);
        }

        ToolException failure = emulator.Failure();
        Say.Error(failure.Message);
        Show(log.Tail(TailLines));
        return failure.Status;
    }
}
