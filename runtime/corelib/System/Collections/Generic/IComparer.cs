namespace System.Collections.Generic;

/// <summary>An order chosen by somebody other than the type.</summary>
public interface IComparer<in T>
    where T : allows ref struct
{
    int Compare(T? x, T? y);
}
