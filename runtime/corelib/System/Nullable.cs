using System.Collections.Generic;

namespace System;

/// <summary>A value that may be absent.</summary>
// The order of the fields is known to ilc: boxing and unboxing use it.
public struct Nullable<T>
    where T : struct
{
    private readonly bool hasValue;
    internal T value;

    public Nullable(T value)
    {
        this.value = value;
        hasValue = true;
    }

    public readonly bool HasValue => hasValue;

    public readonly T Value
    {
        get
        {
            if (!hasValue)
            {
                Internal.Runtime.FailFast.With(Internal.Runtime.FailFastReason.NoValue);
            }

            return value;
        }
    }

    public readonly T GetValueOrDefault() => value;

    public readonly T GetValueOrDefault(T defaultValue) => hasValue ? value : defaultValue;

    public override bool Equals(object? other) =>
        hasValue ? other is T value && EqualityComparer<T>.Default.Equals(this.value, value) : other == null;

    public override int GetHashCode() => hasValue ? value.GetHashCode() : 0;

    public static implicit operator T?(T value) => new T?(value);

    public static explicit operator T(T? value) => value!.Value;
}
