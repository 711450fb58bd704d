namespace Micro.Tools.Manifests;

/// <summary>A place in a manifest, as editors count: from 1, columns in bytes.</summary>
internal readonly record struct SourcePosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
