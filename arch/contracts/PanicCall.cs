namespace Micro.Arch.Contracts;

/// <summary>A return address found on the kernel stack, for the call stack of a panic.</summary>
public readonly struct PanicCall(ulong returnAddress, ulong target)
{
    /// <summary>The instruction after the call.</summary>
    public ulong ReturnAddress { get; } = returnAddress;

    /// <summary>The function that was called; 0: unknown (a call through a register or memory, or a frame that is known for sure). A stale
    /// word is told from a live frame by the symbols: the next inner address lies in the function that starts here.</summary>
    public ulong Target { get; } = target;
}
