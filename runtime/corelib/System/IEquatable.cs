namespace System;

/// <summary>Equality without boxing.</summary>
public interface IEquatable<T>
    where T : allows ref struct
{
    bool Equals(T? other);
}
