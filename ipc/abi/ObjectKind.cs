namespace Micro.Abi;

/// <summary>What a capability names. Values are ABI: append, never renumber.</summary>
public enum ObjectKind : byte
{
    /// <summary>An empty slot.</summary>
    None = 0,

    /// <summary>A view (start, length, rights) of physical memory.</summary>
    Memory = 1,

    /// <summary>A set of mappings, with the page tables that hold them.</summary>
    AddressSpace = 2,

    /// <summary>A flow of control.</summary>
    Thread = 3,

    /// <summary>A rendezvous point for messages.</summary>
    Endpoint = 4,

    /// <summary>A word of pending bits that can be waited for.</summary>
    Notification = 5,

    /// <summary>The place of one caller that waits for its answer.</summary>
    Reply = 6,

    /// <summary>The right to one interrupt line.</summary>
    Interrupt = 7,

    /// <summary>An address space with a capability table, a state and a generation.</summary>
    Process = 8,

    /// <summary>A range of I/O ports (x86-64).</summary>
    Ports = 9,

    /// <summary>The machine itself: power, kernel counters, creation of Interrupt capabilities.</summary>
    Machine = 10,

    /// <summary>Only an argument of Create: frames given to an address space for its page tables.</summary>
    PageTable = 11,
}
