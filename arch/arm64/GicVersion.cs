namespace Micro.Arch.Arm64;

/// <summary>Which generic interrupt controller the machine has.</summary>
public enum GicVersion : byte
{
    None = 0,
    V2 = 2,
    V3 = 3,
}
