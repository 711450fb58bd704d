namespace System;

/// <summary>An unsigned 8-bit integer.</summary>
public readonly struct Byte : IComparable, IComparable<byte>, IEquatable<byte>
{
    public const byte MaxValue = 255;
    public const byte MinValue = 0;

    private readonly byte _value;

    public int CompareTo(byte other) => _value - other;

    public int CompareTo(object? value) => value is byte other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(byte other) => _value == other;

    public override bool Equals(object? value) => value is byte other && _value == other;

    public override int GetHashCode() => _value;
}
