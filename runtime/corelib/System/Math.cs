using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>Functions of numbers.</summary>
public static partial class Math
{
    public static sbyte Abs(sbyte value)
    {
        if (value >= 0)
        {
            return value;
        }

        return checked((sbyte)-value);
    }

    public static short Abs(short value)
    {
        if (value >= 0)
        {
            return value;
        }

        return checked((short)-value);
    }

    public static int Abs(int value)
    {
        if (value >= 0)
        {
            return value;
        }

        return checked(-value);
    }

    public static long Abs(long value)
    {
        if (value >= 0)
        {
            return value;
        }

        return checked(-value);
    }

    public static nint Abs(nint value)
    {
        if (value >= 0)
        {
            return value;
        }

        return checked(-value);
    }

    public static int Sign(int value) => (value >> 31) | (int)((uint)-value >> 31);

    public static int Sign(long value) => (int)((value >> 63) | (long)((ulong)-value >> 63));

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right)
    {
        byte quotient = (byte)(left / right);
        return (quotient, (byte)(left - (quotient * right)));
    }

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right)
    {
        sbyte quotient = (sbyte)(left / right);
        return (quotient, (sbyte)(left - (quotient * right)));
    }

    public static (short Quotient, short Remainder) DivRem(short left, short right)
    {
        short quotient = (short)(left / right);
        return (quotient, (short)(left - (quotient * right)));
    }

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right)
    {
        ushort quotient = (ushort)(left / right);
        return (quotient, (ushort)(left - (quotient * right)));
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right)
    {
        int quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right)
    {
        uint quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (long Quotient, long Remainder) DivRem(long left, long right)
    {
        long quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right)
    {
        ulong quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (nint Quotient, nint Remainder) DivRem(nint left, nint right)
    {
        nint quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static (nuint Quotient, nuint Remainder) DivRem(nuint left, nuint right)
    {
        nuint quotient = left / right;
        return (quotient, left - (quotient * right));
    }

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - (quotient * b);
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - (quotient * b);
        return quotient;
    }

    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    // Schoolbook multiplication of two digits of 32 bits; the middle sum cannot overflow because each part is below 2^64 - 2^33 + 2.
    public static ulong BigMul(ulong a, ulong b, out ulong low)
    {
        ulong aLow = (uint)a;
        ulong aHigh = a >> 32;
        ulong bLow = (uint)b;
        ulong bHigh = b >> 32;
        ulong lowest = aLow * bLow;
        ulong middle = (aHigh * bLow) + (lowest >> 32);
        ulong other = (aLow * bHigh) + (uint)middle;
        low = a * b;
        return (aHigh * bHigh) + (middle >> 32) + (other >> 32);
    }
}
