namespace Micro.Loader;

/// <summary>The slots that a loader keeps for each process it made, in a row.</summary>
public static class ProcessSlots
{
    /// <summary>The block of memory that all the rest is derived from.</summary>
    public const uint Block = 0;

    public const uint Space = 1;
    public const uint Thread = 2;
    public const uint Process = 3;

    /// <summary>Its notification, if it was made in the block.</summary>
    public const uint Notification = 4;

    public const uint Count = 5;
}
