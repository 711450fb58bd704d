namespace Micro.Server;

/// <summary>The ends of a <see cref="StateQueue{T}"/>.</summary>
internal struct StateQueueEnds
{
    /// <summary>Place of the first element.</summary>
    public int First;

    public int Count;
}
