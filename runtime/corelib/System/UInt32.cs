namespace System;

/// <summary>An unsigned 32-bit integer.</summary>
public readonly struct UInt32 : IComparable, IComparable<uint>, IEquatable<uint>
{
    public const uint MaxValue = 4294967295;
    public const uint MinValue = 0;

    private readonly uint _value;

    public int CompareTo(uint other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is uint other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(uint other) => _value == other;

    public override bool Equals(object? value) => value is uint other && _value == other;

    public override int GetHashCode() => (int)_value;
}
