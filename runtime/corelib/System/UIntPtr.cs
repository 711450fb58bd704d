using System.Runtime.CompilerServices;

namespace System;

/// <summary>An unsigned integer of the machine's word size: 64 bits on both CPUs.</summary>
public readonly unsafe struct UIntPtr : IComparable, IComparable<nuint>, IEquatable<nuint>
{
    [Intrinsic]
    public static readonly nuint Zero;

    private readonly nuint _value;

    public static nuint MaxValue => unchecked((nuint)ulong.MaxValue);

    public static nuint MinValue => 0;

    public static int Size => sizeof(nuint);

    public int CompareTo(nuint other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is nuint other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(nuint other) => _value == other;

    public override bool Equals(object? value) => value is nuint other && _value == other;

    public override int GetHashCode() => ((ulong)_value).GetHashCode();
}
