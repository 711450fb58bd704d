namespace Micro.Server;

/// <summary>Where containers say what they are about to overwrite, so that a request can be rolled back.</summary>
/// <remarks>
/// Nothing is kept yet: a server that dies is reported, not restarted. Every write to a state region already passes here, so keeping
/// the old values is a change of this file alone.
/// </remarks>
internal static unsafe class UndoLog
{
    /// <summary>Announces a write to <paramref name="bytes"/> bytes at <paramref name="address"/>.</summary>
    public static void Record(StateControl* region, void* address, long bytes)
    {
        _ = region;
        _ = address;
        _ = bytes;
    }

    /// <summary>The same for a container of the region, which is looked at only if there is something to keep.</summary>
    public static void Record(StateContainer* container, void* address, long bytes)
    {
        _ = container;
        _ = address;
        _ = bytes;
    }
}
