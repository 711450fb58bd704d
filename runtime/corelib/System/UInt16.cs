namespace System;

/// <summary>An unsigned 16-bit integer.</summary>
public readonly struct UInt16 : IComparable, IComparable<ushort>, IEquatable<ushort>
{
    public const ushort MaxValue = 65535;
    public const ushort MinValue = 0;

    private readonly ushort _value;

    public int CompareTo(ushort other) => _value - other;

    public int CompareTo(object? value) => value is ushort other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(ushort other) => _value == other;

    public override bool Equals(object? value) => value is ushort other && _value == other;

    public override int GetHashCode() => _value;
}
