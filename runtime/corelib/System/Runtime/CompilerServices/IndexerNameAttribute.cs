namespace System.Runtime.CompilerServices;

/// <summary>The name of an indexer in metadata.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = true)]
public sealed class IndexerNameAttribute : Attribute
{
    public IndexerNameAttribute(string indexerName)
    {
    }
}
