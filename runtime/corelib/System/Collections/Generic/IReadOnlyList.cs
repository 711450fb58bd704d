namespace System.Collections.Generic;

/// <summary>A collection with positions, for reading.</summary>
public interface IReadOnlyList<out T> : IReadOnlyCollection<T>
{
    T this[int index] { get; }
}
