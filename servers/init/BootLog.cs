using System;
using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>Init's lines on the kernel's log.</summary>
internal static class BootLog
{
    private const ulong NanosecondsPerMicrosecond = 1000;
    private const ulong MicrosecondsPerSecond = 1_000_000;

    /// <summary>A boot line, `[  0.001234] pmm: ready, 512 KiB`.</summary>
    public static void Ready(ReadOnlySpan<byte> server, ulong frames)
    {
        Span<byte> buffer = stackalloc byte[128];
        TextBuilder line = new(buffer);
        AppendTime(ref line, SystemCalls.Clock());
        line.Append(server);
        line.Append(": ready, "u8);
        line.AppendDecimal(frames * (ProcessLayout.PageSize / 1024));
        line.Append(" KiB\n"u8);
        KernelLog.Write(line.Text);
    }

    /// <summary>`micro: server NAME died: WHY`, which quiet does not silence.</summary>
    public static void Died(ReadOnlySpan<byte> server, ReadOnlySpan<byte> why)
    {
        Span<byte> buffer = stackalloc byte[512];
        TextBuilder line = new(buffer);
        line.Append("micro: server "u8);
        line.Append(server);
        line.Append(" died: "u8);
        line.Append(why);
        line.Append("\n"u8);
        KernelLog.Write(line.Text);
    }

    // As the kernel writes it: seconds in three places and microseconds.
    internal static void AppendTime(ref TextBuilder line, ulong nanoseconds)
    {
        ulong microseconds = nanoseconds / NanosecondsPerMicrosecond;
        line.Append("["u8);
        line.AppendDecimal(microseconds / MicrosecondsPerSecond, 3);
        line.Append("."u8);
        ulong fraction = microseconds % MicrosecondsPerSecond;
        for (ulong place = MicrosecondsPerSecond / 10; place != 0; place /= 10)
        {
            line.Append((byte)('0' + (fraction / place % 10)));
        }

        line.Append("] "u8);
    }
}
