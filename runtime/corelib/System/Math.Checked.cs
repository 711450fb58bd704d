using Internal.Runtime;

namespace System;

// Conversions of floating-point numbers in checked code. ilc calls them by name.
public static partial class Math
{
    private const double TwoTo31 = 2147483648.0;
    private const double TwoTo32 = 4294967296.0;
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    // The bounds are exact in a double; a NaN is within none.
    private static int ConvertToInt32Checked(double value)
    {
        if (!(value > -TwoTo31 - 1 && value < TwoTo31))
        {
            FailFast.With(FailFastReason.Overflow);
        }

        return (int)value;
    }

    private static uint ConvertToUInt32Checked(double value)
    {
        if (!(value > -1 && value < TwoTo32))
        {
            FailFast.With(FailFastReason.Overflow);
        }

        return (uint)(long)value;
    }

    private static long ConvertToInt64Checked(double value)
    {
        if (!(value >= -TwoTo63 && value < TwoTo63))
        {
            FailFast.With(FailFastReason.Overflow);
        }

        return (long)value;
    }

    private static ulong ConvertToUInt64Checked(double value)
    {
        if (!(value > -1 && value < TwoTo64))
        {
            FailFast.With(FailFastReason.Overflow);
        }

        return value < TwoTo63 ? (ulong)(long)value : (ulong)(long)(value - TwoTo63) + (1UL << 63);
    }
}
