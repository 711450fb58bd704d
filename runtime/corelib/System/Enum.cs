using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>The base of every enumeration.</summary>
public abstract unsafe class Enum : ValueType, IComparable
{
    protected Enum()
    {
    }

    public override bool Equals(object? obj) =>
        obj != null && obj.m_pEEType == m_pEEType && Bits == Unsafe.As<Enum>(obj).Bits;

    public override int GetHashCode() => Bits.GetHashCode();

    [Intrinsic]
    public bool HasFlag(Enum flag) => (Bits & flag.Bits) == flag.Bits;

    public int CompareTo(object? target)
    {
        if (target == null || target.m_pEEType != m_pEEType)
        {
            return ThrowHelpers.CompareWithOtherType(target);
        }

        ulong other = Unsafe.As<Enum>(target).Bits;
        return m_pEEType->IsSignedNumber ? ((long)Bits).CompareTo((long)other) : Bits.CompareTo(other);
    }

    // The value widened to 64 bits, by its sign if it has one.
    private ulong Bits
    {
        get
        {
            ref byte data = ref FieldData;
            return m_pEEType->ElementType switch
            {
                ElementType.SByte => (ulong)(sbyte)data,
                ElementType.Byte or ElementType.Boolean => data,
                ElementType.Int16 => (ulong)Unsafe.As<byte, short>(ref data),
                ElementType.UInt16 or ElementType.Char => Unsafe.As<byte, ushort>(ref data),
                ElementType.Int32 => (ulong)Unsafe.As<byte, int>(ref data),
                ElementType.UInt32 => Unsafe.As<byte, uint>(ref data),
                _ => Unsafe.As<byte, ulong>(ref data),
            };
        }
    }
}
