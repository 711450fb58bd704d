namespace Micro.Protocols;

/// <summary>The life of a process.</summary>
public enum ProcessState : byte
{
    /// <summary>Created, not started.</summary>
    New = 0,

    /// <summary>Started; ready, running or waiting.</summary>
    Running = 1,

    /// <summary>Ended, and nobody has asked for its report yet.</summary>
    Ended = 2,
}
