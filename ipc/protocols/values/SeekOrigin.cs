namespace Micro.Protocols;

/// <summary>What a new position is counted from.</summary>
public enum SeekOrigin : byte
{
    Start = 0,
    Current = 1,
    End = 2,
}
