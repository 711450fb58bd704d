namespace Micro.Tracing;

/// <summary>How a call went on.</summary>
public enum CallOutcome
{
    /// <summary>The recording ends before its answer.</summary>
    Pending,

    Answered,

    /// <summary>The kernel ended it; the answer's detail is a KernelError.</summary>
    Failed,

    /// <summary>The caller ended before an answer.</summary>
    CallerEnded,

    /// <summary>The answer is not in the recording, for records are missing or the caller went on without one.</summary>
    Unrecorded,
}
