using System.Collections.Generic;
using System.Linq;

namespace Micro.Tracing;

/// <summary>Tells things apart that had one number after another: a descriptor that was closed, and the next that got its number.</summary>
/// <remarks>Messages must come in the order of time.</remarks>
internal sealed class Generations
{
    private readonly Dictionary<(string Kind, uint Client, ulong Value), int> _current = [];

    /// <summary>Says of every identity in a message which of the things of its number it is.</summary>
    public void Stamp(DecodedMessage message, TraceProcess client)
    {
        string[] made = message.IsReply ? message.Operation?.Made ?? [] : [];
        foreach (DecodedValue value in message.Values)
        {
            Stamp(value, client, made.Contains(value.Name));
        }

        foreach (DecodedCapability capability in message.Capabilities)
        {
            bool isMade = capability.Name.Length > 0 && made.Contains(capability.Name);
            capability.Generation = Of((capability.Kind.ToString(), 0, capability.Identity), isMade);
        }
    }

    private void Stamp(DecodedValue value, TraceProcess client, bool isMade)
    {
        if (value.IsIdentity)
        {
            uint label = value.Description.IsPerClient ? client.Label : 0;
            value.Generation = Of((value.Description.Identity, label, value.Number), isMade);
        }

        foreach (DecodedValue field in value.Fields)
        {
            Stamp(field, client, isMade);
        }
    }

    private int Of((string Kind, uint Client, ulong Value) thing, bool isMade)
    {
        int generation = _current.GetValueOrDefault(thing);
        if (isMade)
        {
            _current[thing] = ++generation;
        }

        return generation;
    }
}
