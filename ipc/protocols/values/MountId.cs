namespace Micro.Protocols;

/// <summary>The number of a mount, never used again while the system runs.</summary>
public readonly struct MountId(uint value)
{
    public uint Value { get; } = value;
}
