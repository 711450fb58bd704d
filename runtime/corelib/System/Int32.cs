namespace System;

/// <summary>A signed 32-bit integer.</summary>
public readonly struct Int32 : IComparable, IComparable<int>, IEquatable<int>
{
    public const int MaxValue = 2147483647;
    public const int MinValue = -2147483648;

    private readonly int _value;

    public int CompareTo(int other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is int other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(int other) => _value == other;

    public override bool Equals(object? value) => value is int other && _value == other;

    public override int GetHashCode() => _value;
}
