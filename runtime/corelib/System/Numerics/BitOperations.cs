using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace System.Numerics;

/// <summary>Questions about the bits of a number.</summary>
// What is marked Intrinsic becomes one or two instructions where the CPU's base set has them (arm64: clz, rbit; both: rotate);
// x86-64 has bsf and bsr, which say nothing of zero.
// PopCount is not: arm64 would count in a vector register, which the kernel may not touch.
public static class BitOperations
{
    public static bool IsPow2(int value) => (value & (value - 1)) == 0 && value > 0;

    public static bool IsPow2(uint value) => (value & (value - 1)) == 0 && value != 0;

    public static bool IsPow2(long value) => (value & (value - 1)) == 0 && value > 0;

    public static bool IsPow2(ulong value) => (value & (value - 1)) == 0 && value != 0;

    public static bool IsPow2(nint value) => IsPow2((long)value);

    public static bool IsPow2(nuint value) => IsPow2((ulong)value);

    public static uint RoundUpToPowerOf2(uint value) =>
        value == 0 ? 0 : (uint)(0x1_0000_0000UL >> LeadingZeroCount(value - 1));

    public static ulong RoundUpToPowerOf2(ulong value)
    {
        if (value <= 1)
        {
            return value;
        }

        int zeros = LeadingZeroCount(value - 1);
        return zeros == 0 ? 0 : 1UL << (64 - zeros);
    }

    public static nuint RoundUpToPowerOf2(nuint value) => (nuint)RoundUpToPowerOf2((ulong)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << (32 - offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong RotateRight(ulong value, int offset) => (value >> offset) | (value << (64 - offset));

    public static int PopCount(uint value)
    {
        value -= (value >> 1) & 0x5555_5555;
        value = (value & 0x3333_3333) + ((value >> 2) & 0x3333_3333);
        return (int)((((value + (value >> 4)) & 0x0F0F_0F0F) * 0x0101_0101) >> 24);
    }

    public static int PopCount(ulong value)
    {
        value -= (value >> 1) & 0x5555_5555_5555_5555;
        value = (value & 0x3333_3333_3333_3333) + ((value >> 2) & 0x3333_3333_3333_3333);
        return (int)((((value + (value >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) * 0x0101_0101_0101_0101) >> 56);
    }

    public static int PopCount(nuint value) => PopCount((ulong)value);

    [Intrinsic]
    public static int LeadingZeroCount(uint value) => LeadingZeroCount((ulong)value) - 32;

    // The highest bit copied to all below it, counted.
    [Intrinsic]
    public static int LeadingZeroCount(ulong value)
    {
        if (X86Base.X64.IsSupported)
        {
            return value == 0 ? 64 : 63 ^ (int)X86Base.X64.BitScanReverse(value);
        }

        value |= value >> 1;
        value |= value >> 2;
        value |= value >> 4;
        value |= value >> 8;
        value |= value >> 16;
        value |= value >> 32;
        return 64 - PopCount(value);
    }

    public static int LeadingZeroCount(nuint value) => LeadingZeroCount((ulong)value);

    public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);

    [Intrinsic]
    public static int TrailingZeroCount(uint value) => value == 0 ? 32 : TrailingZeroCount((ulong)value);

    public static int TrailingZeroCount(long value) => TrailingZeroCount((ulong)value);

    // The bits below the lowest set one, counted.
    [Intrinsic]
    public static int TrailingZeroCount(ulong value) => !X86Base.X64.IsSupported ? PopCount(~value & (value - 1))
        : value == 0 ? 64
        : (int)X86Base.X64.BitScanForward(value);

    public static int TrailingZeroCount(nint value) => TrailingZeroCount((ulong)value);

    public static int TrailingZeroCount(nuint value) => TrailingZeroCount((ulong)value);

    // Of zero it is zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Log2(uint value) => Log2((ulong)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Log2(ulong value) =>
        X86Base.X64.IsSupported ? (int)X86Base.X64.BitScanReverse(value | 1) : 63 ^ LeadingZeroCount(value | 1);

    public static int Log2(nuint value) => Log2((ulong)value);
}
