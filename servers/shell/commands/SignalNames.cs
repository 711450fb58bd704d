using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The numbers of signals, as POSIX systems have them. Here they only tell how a process ended.</summary>
public static class SignalNames
{
    public const byte Interrupt = 2;
    public const byte Terminate = 15;

    private const int NameWidth = 5;
    private const int Count = 15;

    // By number, from 1 on, each NameWidth bytes.
    private static ReadOnlySpan<byte> Names =>
        "HUP  INT  QUIT ILL  TRAP ABRT BUS  FPE  KILL USR1 SEGV USR2 PIPE ALRM TERM "u8;

    /// <summary>Reads a signal as a number, or as a name with or without SIG.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out byte signal)
    {
        signal = 0;
        if (Number.TryParse(text, out ulong number))
        {
            signal = (byte)number;
            return number is >= 1 and <= 64;
        }

        text = text.StartsWith("SIG"u8) ? text.Slice(3) : text;
        for (byte candidate = 1; candidate <= Count; candidate++)
        {
            if (text.SequenceEqual(NameOf(candidate)))
            {
                signal = candidate;
                return true;
            }
        }

        return false;
    }

    public static void List(OutputWriter output)
    {
        for (int signal = 1; signal <= Count; signal++)
        {
            output.WritePadded((uint)signal, 2);
            output.Write(" "u8);
            output.WriteLine(NameOf(signal));
        }
    }

    private static ReadOnlySpan<byte> NameOf(int signal)
    {
        ReadOnlySpan<byte> name = Names.Slice((signal - 1) * NameWidth, NameWidth);
        return name.Slice(0, name.IndexOf((byte)' '));
    }
}
