using System;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Finds return addresses on a stack without frame pointers: every word that points behind a call instruction is one, or was.</summary>
public static class CallScan
{
    private const byte CallRelative = 0xE8;
    private const byte GroupFive = 0xFF;
    private const int CallRelativeLength = 5;
    private const int LongestIndirect = 7;

    /// <summary>Adds the calls to <paramref name="state"/>, innermost first.</summary>
    /// <param name="stack">The words from the stack pointer up.</param>
    /// <param name="text">The code of the kernel.</param>
    /// <param name="textStart">The address of its first byte.</param>
    /// <param name="state">Receives the calls.</param>
    public static void Find(ReadOnlySpan<ulong> stack, ReadOnlySpan<byte> text, ulong textStart, ref PanicState state)
    {
        foreach (ulong word in stack)
        {
            ulong offset = word - textStart;
            if (offset < (ulong)text.Length && TryFindCall(text, (int)offset, out int target))
            {
                state.Add(new PanicCall(word, target < 0 ? 0 : textStart + (ulong)target));
            }
        }
    }

    /// <summary>A call instruction ends at <paramref name="end"/>.</summary>
    /// <param name="text">Code.</param>
    /// <param name="end">Offset of the instruction after the call.</param>
    /// <param name="target">Offset of the function called; -1: the call is indirect.</param>
    private static bool TryFindCall(ReadOnlySpan<byte> text, int end, out int target)
    {
        target = -1;
        if (end >= CallRelativeLength && text[end - CallRelativeLength] == CallRelative)
        {
            int displacement = text[end - 4] | (text[end - 3] << 8) | (text[end - 2] << 16) | (text[end - 1] << 24);
            long called = (long)end + displacement;
            if (called >= 0 && called < text.Length)
            {
                target = (int)called;
                return true;
            }
        }

        // FF /2, call through a register or memory: opcode, ModRM, and whatever addressing that byte asks for.
        for (int length = 2; length <= LongestIndirect && length <= end; length++)
        {
            if (text[end - length] == GroupFive && IndirectLength(text, end - length + 1) == length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The length of an FF /2 whose ModRM byte is at <paramref name="position"/>; 0: it is another instruction.</summary>
    private static int IndirectLength(ReadOnlySpan<byte> text, int position)
    {
        const int CallExtension = 2;
        const int RegisterMode = 3;
        const int SibFollows = 4;
        const int DisplacementOnly = 5;

        byte modes = text[position];
        int mode = modes >> 6;
        int register = modes & 7;
        if (((modes >> 3) & 7) != CallExtension)
        {
            return 0;
        }

        int length = 2;
        if (mode == RegisterMode)
        {
            return length;
        }

        if (register == SibFollows)
        {
            length++;
        }

        return mode switch
        {
            0 => register == DisplacementOnly ? length + 4 : length,
            1 => length + 1,
            _ => length + 4,
        };
    }
}
