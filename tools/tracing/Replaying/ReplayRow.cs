namespace Micro.Tracing;

/// <summary>A request that was sent again, with what was answered then and now.</summary>
/// <param name="Number">Its place among the calls to the server, from 1.</param>
/// <param name="Client">Whose it was.</param>
/// <param name="Request">As the recording has it.</param>
/// <param name="Recorded">The recorded answer.</param>
/// <param name="Replayed">The answer now; empty: it was not sent, or not answered.</param>
public sealed record ReplayRow(int Number, string Client, string Request, string Recorded, string Replayed)
{
    public bool IsSame => Recorded == Replayed;
}
