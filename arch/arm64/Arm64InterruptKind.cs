namespace Micro.Arch.Arm64;

/// <summary>What an interrupt turned out to be.</summary>
public enum Arm64InterruptKind : byte
{
    /// <summary>It went away before it was taken.</summary>
    None = 0,
    Timer = 1,
    Device = 2,
}
