namespace Micro.Tracing;

/// <summary>A recorded request, with what was answered then and now.</summary>
/// <param name="Number">Its place in the order of the replay, from 1.</param>
/// <param name="Client">Whose it was.</param>
/// <param name="Request">As the recording has it.</param>
/// <param name="Recorded">The recorded answer; empty: there is none.</param>
/// <param name="Replayed">The answer now; empty: none came.</param>
/// <param name="Obstacle">Why it was not sent; empty: it was.</param>
public sealed record ReplayRow(int Number, string Client, string Request, string Recorded, string Replayed, string Obstacle)
{
    public bool IsSent => Obstacle.Length == 0;

    public bool IsSame => Recorded == Replayed;
}
