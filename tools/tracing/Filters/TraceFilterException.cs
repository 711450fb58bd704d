using System;

namespace Micro.Tracing;

/// <summary>A filter that cannot be read.</summary>
/// <param name="position">Characters before the place.</param>
/// <param name="message">One line: where, what is wrong, what could stand there.</param>
public sealed class TraceFilterException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
