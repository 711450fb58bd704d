namespace Micro.Tracing;

/// <summary>A recorded call of a client to the server that is to be tried again.</summary>
/// <param name="Call">What was recorded.</param>
/// <param name="Line">The line that makes the player program send the same request; empty: it cannot.</param>
/// <param name="Obstacle">Why it cannot; empty: it can.</param>
public sealed record ReplayStep(TraceCall Call, string Line, string Obstacle)
{
    public bool IsPlayed => Obstacle.Length == 0;
}
