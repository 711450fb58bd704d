namespace System;

/// <summary>An order among values of any type.</summary>
public interface IComparable
{
    int CompareTo(object? obj);
}
