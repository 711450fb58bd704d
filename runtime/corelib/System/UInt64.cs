namespace System;

/// <summary>An unsigned 64-bit integer.</summary>
public readonly struct UInt64 : IComparable, IComparable<ulong>, IEquatable<ulong>
{
    public const ulong MaxValue = 18446744073709551615;
    public const ulong MinValue = 0;

    private readonly ulong _value;

    public int CompareTo(ulong other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is ulong other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(ulong other) => _value == other;

    public override bool Equals(object? value) => value is ulong other && _value == other;

    public override int GetHashCode() => (int)_value ^ (int)(_value >> 32);
}
