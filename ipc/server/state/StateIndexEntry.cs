namespace Micro.Server;

/// <summary>One pair of a <see cref="StateIndex"/>, in the list of its bucket.</summary>
internal struct StateIndexEntry
{
    public ulong Hash;

    public int Value;

    /// <summary>The next entry of the bucket; 0: none.</summary>
    public int Next;
}
