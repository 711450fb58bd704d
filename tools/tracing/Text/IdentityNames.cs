using System;
using System.Collections.Generic;
using System.Globalization;

namespace Micro.Tracing;

/// <summary>Gives what only tells one thing from another a name by first appearance: <c>Fd_1</c>, <c>Memory_2</c>.</summary>
/// <param name="hasOnlyMade">A client has as its own only what the recording shows being made for it; other equal numbers are one thing.</param>
internal sealed class IdentityNames(bool hasOnlyMade = false)
{
    private readonly Dictionary<(string Kind, uint Client, ulong Value, int Generation), string> _names = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly HashSet<string> _followed = [];
    private readonly List<string> _said = [];
    private string[]? _model;

    /// <summary>The names in what was put into words since <see cref="Begin"/>, in order.</summary>
    public IReadOnlyList<string> Said => _said;

    /// <summary>Begins with a message.</summary>
    /// <param name="model">The names in the same message of another recording: what is new here has the name that it has there, and what has none there
    /// gets one with a prime. Null: names are this recording's own.</param>
    public void Begin(string[]? model)
    {
        _said.Clear();
        _model = model;
    }

    /// <param name="value">An identity.</param>
    /// <param name="client">Whose it is, if equal numbers of two clients are two things.</param>
    public string Of(DecodedValue value, TraceProcess client)
    {
        bool isOwn = value.Description.IsPerClient && (!hasOnlyMade || value.Generation > 0);
        return Of((value.Description.Identity, isOwn ? client.Label : 0, value.Number, value.Generation), value.Description.Identity);
    }

    /// <summary>Of an endpoint it is the protocol that counts where it appears first.</summary>
    public string Of(DecodedCapability capability) =>
        Of((capability.Kind.ToString(), 0, capability.Identity, capability.Generation), capability.Title);

    /// <summary>A thing of a kind that no client owns.</summary>
    public string Of(string kind, ulong value) => Of((kind, 0, value, 0), kind);

    private string Of((string Kind, uint Client, ulong Value, int Generation) thing, string title)
    {
        if (!_names.TryGetValue(thing, out string? name))
        {
            _names.Add(thing, name = Followed(title) ?? Next(title));
        }

        _said.Add(name);
        return name;
    }

    private string? Followed(string title)
    {
        string? name = _said.Count < _model?.Length ? _model[_said.Count] : null;
        bool isSameKind = name is not null && name.StartsWith(title, StringComparison.Ordinal) && name[title.Length] == '_';
        return isSameKind && _followed.Add(name!) ? name : null;
    }

    private string Next(string title)
    {
        int count = _counts[title] = _counts.GetValueOrDefault(title) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{title}_{count}{(_model is null ? "" : "'")}");
    }
}
