namespace System.Collections.Generic;

/// <summary>Equality chosen by somebody other than the type.</summary>
public interface IEqualityComparer<in T>
    where T : allows ref struct
{
    bool Equals(T? x, T? y);

    int GetHashCode(T obj);
}
