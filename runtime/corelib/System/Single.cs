namespace System;

/// <summary>An IEEE 754 number of 32 bits.</summary>
public readonly struct Single : IComparable<float>, IEquatable<float>
{
    public const float NaN = (float)0.0 / (float)0.0;
    public const float NegativeInfinity = (float)-1.0 / (float)0.0;
    public const float PositiveInfinity = (float)1.0 / (float)0.0;

    private readonly float _value;

#pragma warning disable CS1718 // A NaN is the only number that differs from itself.
    public static bool IsNaN(float value) => value != value;
#pragma warning restore CS1718

    public static bool IsFinite(float value) => value - value == 0;

    public int CompareTo(float other) =>
        _value < other ? -1
        : _value > other ? 1
        : _value == other ? 0
        : IsNaN(_value) ? (IsNaN(other) ? 0 : -1)
        : 1;

    public bool Equals(float other) => _value == other || (IsNaN(_value) && IsNaN(other));

    public override bool Equals(object? value) => value is float other && Equals(other);

    // Both zeros are equal, so they hash alike; so are all NaNs.
    public override int GetHashCode() =>
        _value == 0 || IsNaN(_value) ? 0 : BitConverter.SingleToInt32Bits(_value).GetHashCode();
}
