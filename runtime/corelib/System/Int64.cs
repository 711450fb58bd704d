namespace System;

/// <summary>A signed 64-bit integer.</summary>
public readonly struct Int64 : IComparable, IComparable<long>, IEquatable<long>
{
    public const long MaxValue = 9223372036854775807;
    public const long MinValue = unchecked((long)0x8000_0000_0000_0000);

    private readonly long _value;

    public int CompareTo(long other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is long other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(long other) => _value == other;

    public override bool Equals(object? value) => value is long other && _value == other;

    public override int GetHashCode() => (int)_value ^ (int)(_value >> 32);
}
