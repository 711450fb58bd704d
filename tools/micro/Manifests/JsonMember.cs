namespace Micro.Tools.Manifests;

/// <summary>A name and value of a JSON object, with the place of the name.</summary>
internal sealed record JsonMember(string Name, SourcePosition Position, JsonValue Value);
