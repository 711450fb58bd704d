namespace Micro.Protocols;

/// <summary>The errors that an operation may answer: a bit for each number.</summary>
public static class DeclaredErrors
{
    private const int Half = 64;

    /// <summary>What any handler may answer without declaring it: that it does not offer the operation, that its result is longer than the room
    /// the client has for it, and what IPC itself can say.</summary>
    public const ulong Always =
        (1UL << (int)ServiceError.TooLong)
        | (1UL << (int)ServiceError.NotSupported)
        | (1UL << (int)ServiceError.PeerGone)
        | (1UL << (int)ServiceError.BadCapability)
        | (1UL << (int)ServiceError.Quarantined)
        | (1UL << (int)ServiceError.ReplayDiverged)
        | (1UL << (int)ServiceError.CallerGone);

    /// <summary>The error itself where the operation may answer it; UndeclaredError where it may not.</summary>
    /// <param name="error">What a handler answered.</param>
    /// <param name="low">Declared errors 0 to 63.</param>
    /// <param name="high">Declared errors 64 to 127.</param>
    public static ServiceError Checked(ServiceError error, ulong low, ulong high)
    {
        int number = (int)error;
        ulong half = number < Half ? low | Always : number < 2 * Half ? high : 0;
        return (half >> (number & (Half - 1)) & 1) != 0 ? error : ServiceError.UndeclaredError;
    }
}
