using System;
using System.Diagnostics.CodeAnalysis;

namespace Micro.Server;

/// <summary>The end of a process that cannot go on.</summary>
public static class Stop
{
    /// <summary>Writes the reason to the log and raises a breakpoint exception, which its supervisor hears of.</summary>
    [DoesNotReturn]
    public static void Because(ReadOnlySpan<byte> reason)
    {
        Span<byte> buffer = stackalloc byte[192];
        TextBuilder line = new(buffer);
        line.Append(StartInfo.OfThisProcess.Name);
        line.Append(": "u8);
        line.Append(reason);
        line.Append("\n"u8);
        KernelLog.Write(line.Text);
        while (true)
        {
            // An index error is the core library's own way to stop: a trap with a reason.
            _ = ReadOnlySpan<byte>.Empty.Slice(1);
        }
    }
}
