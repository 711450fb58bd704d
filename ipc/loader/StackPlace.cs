using Micro.Abi;

namespace Micro.Loader;

/// <summary>Where the stack of a process lies in its block.</summary>
/// <param name="block">The slot of the block.</param>
/// <param name="frame">The frame of the stack's lowest page.</param>
/// <param name="pages">Pages of the stack.</param>
public readonly struct StackPlace(Slot block, ulong frame, ulong pages)
{
    public Slot Block { get; } = block;

    public ulong Frame { get; } = frame;

    public ulong Pages { get; } = pages;
}
