using System.Numerics;
using Internal.Runtime;

namespace System;

/// <summary>Mixes hash codes. Always the same for the same values: nothing here is random.</summary>
// The mixing is the finaliser of MurmurHash3 (Austin Appleby, public domain).
public struct HashCode
{
    private uint _state;
    private uint _count;

    public static int Combine<T1>(T1 value1)
    {
        HashCode hash = default;
        hash.Add(value1);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4)
    {
        HashCode hash = default;
        hash.Add(Combine(value1, value2, value3));
        hash.Add(value4);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5)
    {
        HashCode hash = default;
        hash.Add(Combine(value1, value2, value3));
        hash.Add(Combine(value4, value5));
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6)
    {
        HashCode hash = default;
        hash.Add(Combine(value1, value2, value3));
        hash.Add(Combine(value4, value5, value6));
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7)
    {
        HashCode hash = default;
        hash.Add(Combine(value1, value2, value3));
        hash.Add(Combine(value4, value5, value6));
        hash.Add(value7);
        return hash.ToHashCode();
    }

    public void Add<T>(T value)
    {
        uint code = value == null ? 0 : (uint)value.GetHashCode();
        _state = (BitOperations.RotateLeft(_state ^ (code * 0xCC9E_2D51), 13) * 5) + 0xE654_6B64;
        _count++;
    }

    public readonly int ToHashCode()
    {
        uint hash = _state ^ _count;
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35;
        return (int)(hash ^ (hash >> 16));
    }

    public override readonly int GetHashCode() => FailFast.With(FailFastReason.NotSupported) ? 1 : 0;

    public override readonly bool Equals(object? obj) => FailFast.With(FailFastReason.NotSupported);
}
