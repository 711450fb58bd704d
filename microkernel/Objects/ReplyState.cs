namespace Micro.Kernel.Objects;

/// <summary>Whether a Reply has somebody to answer.</summary>
public enum ReplyState : byte
{
    /// <summary>Nobody: never filled, or answered.</summary>
    Empty = 0,

    /// <summary>One caller.</summary>
    Holding = 1,

    /// <summary>It held a caller that was stopped or destroyed; the next answer says so.</summary>
    Orphaned = 2,
}
