using System.Collections.Generic;

namespace Micro.Tools.Manifests;

/// <summary>A JSON value that remembers where it was written, which System.Text.Json's own trees do not.</summary>
internal sealed record JsonValue(JsonKind Kind, SourcePosition Position)
{
    /// <summary>The text of a string, or of a number as it was written.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    public IReadOnlyList<JsonMember> Members { get; init; } = [];
}
