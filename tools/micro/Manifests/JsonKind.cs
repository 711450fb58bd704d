namespace Micro.Tools.Manifests;

/// <summary>What a value of a manifest is, in words that its error messages use.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
