using System.Runtime.CompilerServices;

namespace Micro.MessagePack;

/// <summary>How many elements are still to come, per level of nesting.</summary>
[InlineArray(Length)]
internal struct PendingCounts
{
    /// <summary>The outermost value, and the deepest nesting that any reader accepts.</summary>
    public const int Length = 1 + 32;

    private int _first;
}
