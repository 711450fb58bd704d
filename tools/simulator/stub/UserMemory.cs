namespace Micro.Abi;

/// <summary>As the machine's, for a process that sees the host's address space from its own window on.</summary>
public static unsafe class UserMemory
{
    // The roots of this class, set once before the first server runs: where the simulator writes the base of the process whose turn it is, and
    // the function that finds RAM.
    private static ulong* _base;
    private static delegate*<ulong, ulong, byte*> _view;

    /// <summary>Says where the base of the running process is kept.</summary>
    public static void Bind(nint cell) => _base = (ulong*)cell;

    /// <summary>Says which function finds RAM: of type <c>delegate*&lt;ulong, ulong, byte*&gt;</c>.</summary>
    public static void BindView(nint view) => _view = (delegate*<ulong, ulong, byte*>)view;

    // SAFETY: the simulator binds before it starts the first thread, and keeps the cell.
    public static byte* At(ulong address) => (byte*)(*_base + address);

    public static byte* View(ulong address, ulong bytes) => _view(address, bytes);

    public static ulong AddressOf(void* place) => (ulong)place - *_base;
}
