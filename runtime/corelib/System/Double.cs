namespace System;

/// <summary>An IEEE 754 number of 64 bits.</summary>
public readonly struct Double : IComparable<double>, IEquatable<double>
{
    public const double NaN = (double)0.0 / (double)0.0;
    public const double NegativeInfinity = (double)-1.0 / (double)0.0;
    public const double PositiveInfinity = (double)1.0 / (double)0.0;

    private readonly double _value;

#pragma warning disable CS1718 // A NaN is the only number that differs from itself.
    public static bool IsNaN(double value) => value != value;
#pragma warning restore CS1718

    public static bool IsFinite(double value) => value - value == 0;

    public int CompareTo(double other) =>
        _value < other ? -1
        : _value > other ? 1
        : _value == other ? 0
        : IsNaN(_value) ? (IsNaN(other) ? 0 : -1)
        : 1;

    public bool Equals(double other) => _value == other || (IsNaN(_value) && IsNaN(other));

    public override bool Equals(object? value) => value is double other && Equals(other);

    // Both zeros are equal, so they hash alike; so are all NaNs.
    public override int GetHashCode() =>
        _value == 0 || IsNaN(_value) ? 0 : BitConverter.DoubleToInt64Bits(_value).GetHashCode();
}
