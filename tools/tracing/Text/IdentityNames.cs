using System.Collections.Generic;
using System.Globalization;

namespace Micro.Tracing;

/// <summary>Gives what only tells one thing from another a name by first appearance: <c>Fd_1</c>, <c>Memory_2</c>.</summary>
internal sealed class IdentityNames
{
    private readonly Dictionary<(string Kind, uint Client, ulong Value, ulong Badge, int Generation), string> _names = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <param name="value">An identity.</param>
    /// <param name="client">Whose it is, if equal numbers of two clients are two things.</param>
    public string Of(DecodedValue value, TraceProcess client) =>
        Of((value.Description.Identity, value.Description.IsPerClient ? client.Label : 0, value.Number, 0, value.Generation));

    public string Of(DecodedCapability capability) =>
        Of((capability.Kind.ToString(), 0, capability.Identity, capability.Badge, capability.Generation));

    /// <summary>A thing of a kind that no client owns.</summary>
    public string Of(string kind, ulong value) => Of((kind, 0, value, 0, 0));

    private string Of((string Kind, uint Client, ulong Value, ulong Badge, int Generation) thing)
    {
        if (!_names.TryGetValue(thing, out string? name))
        {
            int count = _counts[thing.Kind] = _counts.GetValueOrDefault(thing.Kind) + 1;
            _names.Add(thing, name = string.Create(CultureInfo.InvariantCulture, $"{thing.Kind}_{count}"));
        }

        return name;
    }
}
