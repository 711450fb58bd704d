using System;

namespace Micro.Tracing;

/// <summary>A recorded call of a client to the server that is to be tried again.</summary>
/// <param name="Call">What was recorded.</param>
/// <param name="Line">The line that makes the player program send the same request; empty: it cannot.</param>
/// <param name="Obstacle">Why it cannot; empty: it can.</param>
public sealed record ReplayStep(TraceCall Call, string Line, string Obstacle)
{
    // In a line of the player this stands for a number that only the replay knows.
    private const char Kept = '%';

    public bool IsPlayed => Obstacle.Length == 0;

    /// <summary>A call of the player's can be this step.</summary>
    internal bool IsSentAs(TraceCall replayed)
    {
        TraceEvent then = Call.Request!;
        TraceEvent now = replayed.Request!;
        return then.Header.Protocol == now.Header.Protocol
            && Call.RequestMessage?.Number == replayed.RequestMessage?.Number
            && (Line.Contains(Kept, StringComparison.Ordinal) || then.Payload.Span.StartsWith(now.Payload.Span));
    }
}
