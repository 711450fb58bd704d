using System;
using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>Where the numbers of requests come from: the answers so far that brought them, or brought what they lie in.</summary>
internal sealed class ReplaySources
{
    // So much the player can add to a number that it has kept.
    private const ulong MostAdded = byte.MaxValue;

    // What these name has a length, and a request may name a place within: the second frame of a block, a byte of another.
    private static readonly string[] _lengthy = ["Block", "Frame"];

    private readonly Dictionary<(string Identity, uint Client), SortedSet<ulong>> _brought = [];

    /// <summary>An answer brought a number.</summary>
    public void Add(ReplayNumber brought)
    {
        (string, uint) key = (brought.Identity, brought.Client);
        if (!_brought.TryGetValue(key, out SortedSet<ulong>? numbers))
        {
            _brought.Add(key, numbers = []);
        }

        numbers.Add(brought.Number);
    }

    /// <summary>The brought number that a request names, or something a little behind it; null: it stands for itself.</summary>
    public ReplayNumber? Of(ReplayNumber used)
    {
        ulong most = Array.IndexOf(_lengthy, used.Identity) < 0 ? 0 : Math.Min(MostAdded, used.Number);
        return _brought.TryGetValue((used.Identity, used.Client), out SortedSet<ulong>? numbers)
            && numbers.GetViewBetween(used.Number - most, used.Number) is { Count: > 0 } near
                ? used with { Number = near.Max }
                : null;
    }
}
