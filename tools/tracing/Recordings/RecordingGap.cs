namespace Micro.Tracing;

/// <summary>A place where records are missing, because they were overwritten before the tracer read them.</summary>
/// <param name="Before">Index of the event that follows; the number of events at the end.</param>
/// <param name="Count">How many are missing.</param>
public sealed record RecordingGap(int Before, ulong Count);
