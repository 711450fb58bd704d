namespace System.Collections.Generic;

/// <summary>The order of a type.</summary>
public abstract class Comparer<T> : IComparer<T>
{
    protected Comparer()
    {
    }

    public static Comparer<T> Default { get; } = new DefaultComparer<T>();

    public static Comparer<T> Create(Comparison<T> comparison) => new ComparisonComparer<T>(comparison);

    public abstract int Compare(T? x, T? y);
}
