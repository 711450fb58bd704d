namespace Micro.Abi;

/// <summary>
/// Everything that goes into and comes out of a system call, as the user-mode stub (arch/*/UserSyscall.S) loads and stores
/// it: 32 bytes, and eight words at <see cref="Words"/>.
/// </summary>
/// <remarks>
/// Registers, x86-64: Word rax, Auxiliary r14, Header rdi, words rsi rdx r8 r9 r10 rbx r12 r13; rcx and r11 are lost, the
/// others are kept. ARM64: Word x9, Auxiliary x10, Header x0, words x1–x8; x12–x18 are lost (zero), the others are kept.
/// All vector registers are lost (zero) on Call and ReplyReceive.
/// </remarks>
public unsafe struct SystemCallFrame
{
    /// <summary>In: number (bits 0–7), slot (8–23), second slot (24–39), third slot (40–55). Out: a KernelError.</summary>
    public ulong Word;

    /// <summary>In: up to four slots of 16 bits, the capabilities to send. Out: the badge or the bits received.</summary>
    public ulong Auxiliary;

    /// <summary>The message header, both ways.</summary>
    public ulong Header;

    /// <summary>The eight words: the start of the thread's message buffer for IPC, any 64 bytes for other calls.</summary>
    public ulong* Words;
}
