using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Updates that no other thread can see half done.</summary>
// A method that calls itself is one that the code generator replaces by the atomic instructions of the CPU.
public static class Interlocked
{
    [Intrinsic]
    public static void MemoryBarrier() => MemoryBarrier();

    [Intrinsic]
    public static int Exchange(ref int location1, int value) => Exchange(ref location1, value);

    [Intrinsic]
    public static int CompareExchange(ref int location1, int value, int comparand) => CompareExchange(ref location1, value, comparand);

    public static int Add(ref int location1, int value) => ExchangeAdd(ref location1, value) + value;

    public static int Increment(ref int location) => ExchangeAdd(ref location, 1) + 1;

    public static int Decrement(ref int location) => ExchangeAdd(ref location, -1) - 1;

    [Intrinsic]
    private static int ExchangeAdd(ref int location1, int value) => ExchangeAdd(ref location1, value);

    [Intrinsic]
    public static long Exchange(ref long location1, long value) => Exchange(ref location1, value);

    [Intrinsic]
    public static long CompareExchange(ref long location1, long value, long comparand) => CompareExchange(ref location1, value, comparand);

    public static long Add(ref long location1, long value) => ExchangeAdd(ref location1, value) + value;

    public static long Increment(ref long location) => ExchangeAdd(ref location, 1) + 1;

    public static long Decrement(ref long location) => ExchangeAdd(ref location, -1) - 1;

    [Intrinsic]
    private static long ExchangeAdd(ref long location1, long value) => ExchangeAdd(ref location1, value);

    public static uint Exchange(ref uint location1, uint value) =>
        (uint)Exchange(ref Unsafe.As<uint, int>(ref location1), (int)value);

    public static uint CompareExchange(ref uint location1, uint value, uint comparand) =>
        (uint)CompareExchange(ref Unsafe.As<uint, int>(ref location1), (int)value, (int)comparand);

    public static uint Add(ref uint location1, uint value) =>
        (uint)Add(ref Unsafe.As<uint, int>(ref location1), (int)value);

    public static uint Increment(ref uint location) => (uint)Increment(ref Unsafe.As<uint, int>(ref location));

    public static uint Decrement(ref uint location) => (uint)Decrement(ref Unsafe.As<uint, int>(ref location));

    public static ulong Exchange(ref ulong location1, ulong value) =>
        (ulong)Exchange(ref Unsafe.As<ulong, long>(ref location1), (long)value);

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand) =>
        (ulong)CompareExchange(ref Unsafe.As<ulong, long>(ref location1), (long)value, (long)comparand);

    public static ulong Add(ref ulong location1, ulong value) =>
        (ulong)Add(ref Unsafe.As<ulong, long>(ref location1), (long)value);

    public static ulong Increment(ref ulong location) => (ulong)Increment(ref Unsafe.As<ulong, long>(ref location));

    public static ulong Decrement(ref ulong location) => (ulong)Decrement(ref Unsafe.As<ulong, long>(ref location));

    public static int And(ref int location1, int value)
    {
        int current = location1;
        while (true)
        {
            int seen = CompareExchange(ref location1, current & value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static int Or(ref int location1, int value)
    {
        int current = location1;
        while (true)
        {
            int seen = CompareExchange(ref location1, current | value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static long And(ref long location1, long value)
    {
        long current = location1;
        while (true)
        {
            long seen = CompareExchange(ref location1, current & value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static long Or(ref long location1, long value)
    {
        long current = location1;
        while (true)
        {
            long seen = CompareExchange(ref location1, current | value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static uint And(ref uint location1, uint value)
    {
        uint current = location1;
        while (true)
        {
            uint seen = CompareExchange(ref location1, current & value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static uint Or(ref uint location1, uint value)
    {
        uint current = location1;
        while (true)
        {
            uint seen = CompareExchange(ref location1, current | value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static ulong And(ref ulong location1, ulong value)
    {
        ulong current = location1;
        while (true)
        {
            ulong seen = CompareExchange(ref location1, current & value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }

    public static ulong Or(ref ulong location1, ulong value)
    {
        ulong current = location1;
        while (true)
        {
            ulong seen = CompareExchange(ref location1, current | value, current);
            if (seen == current)
            {
                return current;
            }

            current = seen;
        }
    }
}
