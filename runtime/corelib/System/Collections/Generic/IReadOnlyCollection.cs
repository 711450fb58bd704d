namespace System.Collections.Generic;

/// <summary>A collection that can be counted.</summary>
public interface IReadOnlyCollection<out T> : IEnumerable<T>
{
    int Count { get; }
}
