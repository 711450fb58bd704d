namespace Micro.Servers.Shell.Platform;

/// <summary>A point in the life of a shell's memory.</summary>
/// <param name="arena">How far the arena was filled.</param>
/// <param name="serial">The number of the newest block.</param>
public readonly struct MemoryMark(ulong arena, uint serial)
{
    public ulong Arena { get; } = arena;

    public uint Serial { get; } = serial;
}
