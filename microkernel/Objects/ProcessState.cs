namespace Micro.Kernel.Objects;

/// <summary>How far a process has come.</summary>
public enum ProcessState : byte
{
    /// <summary>Its capability table is still being cleared: <see cref="Process.Slots"/> grows with each call of Create.</summary>
    Clearing = 0,

    Live = 1,

    /// <summary>A thread of it stopped with a fault that nobody handles.</summary>
    Stopped = 2,
}
