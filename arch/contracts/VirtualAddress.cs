namespace Micro.Arch.Contracts;

/// <summary>An address as seen through some page table.</summary>
public readonly struct VirtualAddress(ulong value)
{
    public ulong Value { get; } = value;

    public bool IsPageAligned => (Value & (Frame.Size - 1)) == 0;

    /// <summary>The address <paramref name="pages"/> pages further.</summary>
    public VirtualAddress PlusPages(ulong pages) => new(Value + (pages * Frame.Size));
}
