namespace System;

/// <summary>A signed 16-bit integer.</summary>
public readonly struct Int16 : IComparable, IComparable<short>, IEquatable<short>
{
    public const short MaxValue = 32767;
    public const short MinValue = -32768;

    private readonly short _value;

    public int CompareTo(short other) => _value - other;

    public int CompareTo(object? value) => value is short other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(short other) => _value == other;

    public override bool Equals(object? value) => value is short other && _value == other;

    public override int GetHashCode() => _value;
}
