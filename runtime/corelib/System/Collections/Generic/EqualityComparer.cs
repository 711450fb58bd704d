namespace System.Collections.Generic;

/// <summary>The equality of a type.</summary>
public abstract class EqualityComparer<T> : IEqualityComparer<T>
{
    protected EqualityComparer()
    {
    }

    public static EqualityComparer<T> Default { get; } = new DefaultEqualityComparer<T>();

    public abstract bool Equals(T? x, T? y);

    public abstract int GetHashCode(T obj);
}
