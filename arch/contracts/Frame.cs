namespace Micro.Arch.Contracts;

/// <summary>A 4 KiB page of physical memory, named by number so that it cannot be misaligned.</summary>
public readonly struct Frame(ulong number)
{
    public const int Size = 4096;

    public ulong Number { get; } = number;

    public PhysicalAddress Start => new(Number * Size);

    public Frame Plus(ulong frames) => new(Number + frames);
}
