using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Micro.Tests.Features;

internal static class NumberFeatures
{
    public static void Write(ref Report report)
    {
        ReadOnlySpan<ulong> values = [0, 1, 2, 0x80, 0xFFFF_FFFF, 0x8000_0000_0000_0000, ulong.MaxValue, 0x0123_4567_89AB_CDEF];
        foreach (ulong value in values)
        {
            report.Line(
                "bits"u8,
                BitOperations.LeadingZeroCount(value),
                BitOperations.TrailingZeroCount(value),
                BitOperations.PopCount(value),
                BitOperations.Log2(value),
                BitOperations.LeadingZeroCount((uint)value),
                BitOperations.TrailingZeroCount((uint)value),
                BitOperations.PopCount((uint)value),
                BitOperations.Log2((uint)value),
                (long)BitOperations.RoundUpToPowerOf2(value),
                BitOperations.RoundUpToPowerOf2((uint)value),
                BitOperations.IsPow2(value) ? 1 : 0,
                (long)BitOperations.RotateLeft(value, 12),
                BitOperations.RotateRight((uint)value, 5));
        }

        report.Line("math"u8, Math.Min(3, -4), Math.Max(3u, 4u), Math.Clamp(15, 0, 10), Math.Abs(-7L), Math.Sign(-3));
        (int quotient, int remainder) = Math.DivRem(Opaque(-17), Opaque(5));
        ulong high = Math.BigMul(ulong.MaxValue, 0x0123_4567_89AB_CDEF, out ulong low);
        report.Line("divide"u8, quotient, remainder, (long)high, (long)low, Opaque(-17) >> 2, (long)(Opaque(0xFFFF_FFFF_FFFF_FFF0) / 7), (long)(Opaque(0xFFFF_FFFF_FFFF_FFF0) % 7));
        report.Line("float"u8, (long)(Opaque(2.5) * Opaque(4.0)), BitConverter.DoubleToInt64Bits(Opaque(1.5)), BitConverter.SingleToInt32Bits((float)Opaque(0.1)), (int)Opaque(-3.9), (long)(uint)Opaque(7.9f));
        int counter = 5;
        long old = Interlocked.CompareExchange(ref counter, 9, 5);
        report.Line("atomic"u8, old, counter, Interlocked.Increment(ref counter), Interlocked.Exchange(ref counter, 1), Interlocked.Add(ref counter, 41), Interlocked.Or(ref counter, 64), Volatile.Read(ref counter));
        report.Line("narrow"u8, unchecked((byte)Opaque(0x1FF)), unchecked((sbyte)Opaque(0x80)), unchecked((short)Opaque(0x18000)), checked((byte)Opaque(255)));
        report.Line("hash"u8, 41.GetHashCode(), true.GetHashCode(), ((byte)7).GetHashCode(), (1L << 33).GetHashCode());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Opaque<T>(T value) => value;
}
