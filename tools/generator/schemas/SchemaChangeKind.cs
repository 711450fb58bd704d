namespace Micro.Generator.Schemas;

/// <summary>What a change of a protocol means to peers of the version before.</summary>
public enum SchemaChangeKind
{
    /// <summary>Everything that an older peer says or hears still means the same.</summary>
    Compatible,

    /// <summary>An older peer would be refused, or would misread: the protocol needs a new version.</summary>
    Breaking,

    /// <summary>A number that was released changed its meaning, which not even a new version allows.</summary>
    Renumbered,
}
