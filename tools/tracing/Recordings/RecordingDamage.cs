namespace Micro.Tracing;

/// <summary>Why reading a recording stopped.</summary>
/// <param name="Offset">Bytes before the place.</param>
/// <param name="Record">Records of the stream before the place, Lost and End included.</param>
/// <param name="Reason">What is wrong there, in words.</param>
public sealed record RecordingDamage(long Offset, int Record, string Reason)
{
    public override string ToString() => $"{Reason} (at byte {Offset}, after {Record} {(Record == 1 ? "record" : "records")})";
}
