using System.Collections.Generic;
using System.Linq;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Where the player keeps capabilities, by what the recording had in their place.</summary>
internal sealed class ReplayPlaces
{
    // Programs/player has 64 places and empties all four of a reply's window before it asks.
    private const int Limit = 60;
    private const int Stride = MessageHeader.MaxCapabilities;

    private readonly Dictionary<ReplayCapability, (int Place, int LastUse)> _kept = [];

    public bool TryFind(ReplayCapability capability, out int place)
    {
        bool isKept = _kept.TryGetValue(capability, out (int Place, int LastUse) kept);
        place = kept.Place;
        return isKept;
    }

    /// <summary>Takes a free place. False: all are in use.</summary>
    /// <param name="capability">What will be kept there.</param>
    /// <param name="lastUse">The last step that needs it.</param>
    /// <param name="place">The place.</param>
    public bool TryKeep(ReplayCapability capability, int lastUse, out int place)
    {
        HashSet<int> used = [.. _kept.Where(pair => pair.Key != capability).Select(pair => pair.Value.Place)];
        for (place = 0; place < Limit; place += Stride)
        {
            if (!used.Contains(place))
            {
                _kept[capability] = (place, lastUse);
                return true;
            }
        }

        return false;
    }

    /// <summary>Frees what no step from <paramref name="step"/> on needs.</summary>
    public void Release(int step)
    {
        foreach (ReplayCapability capability in _kept.Where(pair => pair.Value.LastUse < step).Select(pair => pair.Key).ToArray())
        {
            _kept.Remove(capability);
        }
    }
}
