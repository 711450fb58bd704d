using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Platform;

/// <summary>Time, memory figures, the console and the power switch.</summary>
public interface IMachine
{
    /// <summary>Nanoseconds since 1970.</summary>
    long Now { get; }

    /// <summary>Nanoseconds since boot.</summary>
    ulong Uptime { get; }

    /// <summary>Waits; Interrupted when Ctrl-C ended it.</summary>
    ServiceError Sleep(ulong nanoseconds);

    ServiceError Frames(out FrameStatistics statistics);

    ServiceError Heap(out HeapStatistics statistics);

    ServiceError SetConsoleMode(ConsoleMode mode);

    /// <summary>Waits until everything written to the console is out of the machine.</summary>
    ServiceError Drain();

    /// <summary>Ends the machine; returns only when that is refused.</summary>
    ServiceError PowerOff(byte status);

    /// <summary>Part of the script of the boot archive: NotFound without one, no bytes at its end.</summary>
    ServiceError ReadScript(ulong offset, Span<byte> text, out int length);
}
