namespace System;

/// <summary>An order without boxing.</summary>
public interface IComparable<in T>
    where T : allows ref struct
{
    int CompareTo(T? other);
}
