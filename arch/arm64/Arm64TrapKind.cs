namespace Micro.Arch.Arm64;

/// <summary>What took the CPU from a user thread, or woke it from idling (Vectors.S).</summary>
public enum Arm64TrapKind : uint
{
    Exception = 0,
    Interrupt = 1,
}
