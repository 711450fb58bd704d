using System;

namespace Micro.Protocols;

/// <summary>Bounds a span of bytes, which travels as MessagePack binary.</summary>
/// <param name="count">The longest span that is accepted.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaxBytesAttribute(int count) : Attribute
{
    public int Count { get; } = count;
}
