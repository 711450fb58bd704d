namespace Micro.Protocols;

/// <summary>How a process ended.</summary>
public enum DeathCause : byte
{
    /// <summary>It still runs.</summary>
    None = 0,

    /// <summary>It asked to; the code is its exit status.</summary>
    Exited = 1,

    /// <summary>Somebody killed it; the code is the signal number.</summary>
    Killed = 2,

    /// <summary>It raised an exception that nobody resumed; the code is the signal number after POSIX.</summary>
    Faulted = 3,
}
