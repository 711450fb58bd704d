using Internal.Runtime;

namespace System;

/// <summary>The base of every value type.</summary>
public abstract class ValueType
{
    protected ValueType()
    {
    }

    // Comparing fields needs reflection: a struct that is compared boxed must say how.
    public override bool Equals(object? obj) => FailFast.With(FailFastReason.NotSupported);

    public override int GetHashCode() => FailFast.With(FailFastReason.NotSupported) ? 1 : 0;
}
