using System.Runtime.CompilerServices;

namespace System;

/// <summary>A signed integer of the machine's word size: 64 bits on both CPUs.</summary>
public readonly unsafe struct IntPtr : IComparable, IComparable<nint>, IEquatable<nint>
{
    [Intrinsic]
    public static readonly nint Zero;

    private readonly nint _value;

    public static nint MaxValue => unchecked((nint)long.MaxValue);

    public static nint MinValue => unchecked((nint)long.MinValue);

    public static int Size => sizeof(nint);

    public int CompareTo(nint other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? value) => value is nint other ? CompareTo(other) : Internal.Runtime.ThrowHelpers.CompareWithOtherType(value);

    public bool Equals(nint other) => _value == other;

    public override bool Equals(object? value) => value is nint other && _value == other;

    public override int GetHashCode() => ((ulong)_value).GetHashCode();
}
