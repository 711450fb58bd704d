using Micro.Runtime;

namespace Micro.Servers.Shell.Platform;

/// <summary>A point in the life of a shell's memory.</summary>
/// <param name="arena">How far the arena was filled.</param>
/// <param name="serial">The number of the newest block.</param>
public readonly struct MemoryMark(ArenaMark arena, uint serial)
{
    public ArenaMark Arena { get; } = arena;

    public uint Serial { get; } = serial;
}
