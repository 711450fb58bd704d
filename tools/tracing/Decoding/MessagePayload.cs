using System;

namespace Micro.Tracing;

/// <summary>The bytes of a message, as far as they were kept, and what its header says of them.</summary>
/// <param name="Protocol">Its number.</param>
/// <param name="Kept">The beginning, or all.</param>
/// <param name="Length">The whole length.</param>
public readonly record struct MessagePayload(byte Protocol, ReadOnlyMemory<byte> Kept, int Length)
{
    /// <summary>The recording has only the beginning.</summary>
    public bool IsCut => Length > Kept.Length;
}
