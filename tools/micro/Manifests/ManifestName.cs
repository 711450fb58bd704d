namespace Micro.Tools.Manifests;

/// <summary>A name that a manifest mentions, and where.</summary>
internal sealed record ManifestName(string Text, SourcePosition Position);
