namespace Micro.Abi;

/// <summary>As the machine's, for a process that sees the host's address space from its own window on.</summary>
public static unsafe class UserMemory
{
    // The root of this class, set once before the first server runs: where the simulator writes the base of the process whose turn it is.
    private static ulong* _base;

    /// <summary>Says where the base of the running process is kept.</summary>
    public static void Bind(nint cell) => _base = (ulong*)cell;

    // SAFETY: the simulator binds before it starts the first thread, and keeps the cell.
    public static byte* At(ulong address) => (byte*)(*_base + address);

    public static ulong AddressOf(void* place) => (ulong)place - *_base;
}
