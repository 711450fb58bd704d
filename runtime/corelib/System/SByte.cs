namespace System;

/// <summary>A signed 8-bit integer.</summary>
public readonly struct SByte : IComparable, IComparable<sbyte>, IEquatable<sbyte>
{
    public const sbyte MaxValue = 127;
    public const sbyte MinValue = -128;

    private readonly sbyte _value;

    public int CompareTo(sbyte other) => _value - other;

    public int CompareTo(object? value) => value is sbyte other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(sbyte other) => _value == other;

    public override bool Equals(object? value) => value is sbyte other && _value == other;

    public override int GetHashCode() => _value;
}
