using System.Collections.Generic;
using System.Linq;

namespace Micro.Tracing;

/// <summary>Where the player keeps what later requests need, by what the recording had in its place.</summary>
/// <param name="limit">Places that there are.</param>
/// <param name="stride">Places that one thing takes.</param>
internal sealed class ReplayPlaces<TKey>(int limit, int stride)
    where TKey : struct
{
    private readonly Dictionary<TKey, (int Place, int LastUse)> _kept = [];

    public bool TryFind(TKey key, out int place)
    {
        bool isKept = _kept.TryGetValue(key, out (int Place, int LastUse) kept);
        place = kept.Place;
        return isKept;
    }

    /// <summary>Takes a free place. False: all are in use.</summary>
    /// <param name="key">What will be kept there.</param>
    /// <param name="lastUse">The last step that needs it.</param>
    /// <param name="place">The place.</param>
    public bool TryKeep(TKey key, int lastUse, out int place)
    {
        HashSet<int> used = [.. _kept.Where(pair => !pair.Key.Equals(key)).Select(pair => pair.Value.Place)];
        for (place = 0; place < limit; place += stride)
        {
            if (!used.Contains(place))
            {
                _kept[key] = (place, lastUse);
                return true;
            }
        }

        return false;
    }

    /// <summary>Frees what no step from <paramref name="step"/> on needs.</summary>
    public void Release(int step)
    {
        foreach (TKey key in _kept.Where(pair => pair.Value.LastUse < step).Select(pair => pair.Key).ToArray())
        {
            _kept.Remove(key);
        }
    }
}
