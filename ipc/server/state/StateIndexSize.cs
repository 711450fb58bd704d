namespace Micro.Server;

/// <summary>How far a <see cref="StateIndex"/> has grown.</summary>
internal struct StateIndexSize
{
    /// <summary>Pairs in the index.</summary>
    public int Count;

    /// <summary>Buckets in use; 0 before the first pair.</summary>
    public int Buckets;
}
