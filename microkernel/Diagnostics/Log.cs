using System;
using System.Numerics;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Diagnostics;

/// <summary>The log channel, a byte at a time. Numbers are written digit by digit: the kernel has no strings.</summary>
internal static class Log<TCpu>
    where TCpu : struct, ICpu
{
    private const int NanosecondsPerMicrosecond = 1000;
    private const int MicrosecondsPerSecond = 1_000_000;

    /// <summary>Starts a line about the boot. False: such lines are not wanted.</summary>
    public static bool TryStartLine()
    {
        if (KernelRoot.State.IsQuiet)
        {
            return false;
        }

        ulong microseconds = TCpu.Now / NanosecondsPerMicrosecond;
        Text("["u8);
        Number(microseconds / MicrosecondsPerSecond, 3, (byte)' ');
        Text("."u8);
        Number(microseconds % MicrosecondsPerSecond, 6, (byte)'0');
        Text("] "u8);
        return true;
    }

    public static void Text(ReadOnlySpan<byte> text)
    {
        foreach (byte letter in text)
        {
            TCpu.WriteLog(letter);
        }
    }

    public static void EndLine() => TCpu.WriteLog((byte)'\n');

    public static void Number(ulong value, int width = 1, byte padding = (byte)'0')
    {
        ulong unit = 1;
        int digits = 1;
        while (value / unit >= 10)
        {
            unit *= 10;
            digits++;
        }

        for (int i = digits; i < width; i++)
        {
            TCpu.WriteLog(padding);
        }

        for (; unit != 0; unit /= 10)
        {
            TCpu.WriteLog((byte)('0' + ((value / unit) % 10)));
        }
    }

    public static void Hexadecimal(ulong value, int width = 1)
    {
        Text("0x"u8);
        int digits = Math.Max(width, (67 - BitOperations.LeadingZeroCount(value | 1)) / 4);
        for (int i = digits - 1; i >= 0; i--)
        {
            TCpu.WriteLog("0123456789abcdef"u8[(int)(value >> (4 * i)) & 0xF]);
        }
    }
}
