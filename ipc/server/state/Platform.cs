using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>What a state region and its slots stand on: the kernel, or ordinary memory in a test.</summary>
/// <remarks>Function pointers, because the containers are plain values that know nothing but their region; none is on a hot path.</remarks>
internal unsafe struct Platform
{
    /// <summary>Reserves address space for a container; null: there is none left.</summary>
    public delegate*<StateControl*, ulong, byte*> Reserve;

    /// <summary>Puts zeroed memory behind reserved addresses. Gives back for how many of the bytes there was some.</summary>
    public delegate*<StateControl*, byte*, ulong, ulong> Commit;

    /// <summary>Puts zeroed memory, a block of its own, behind reserved addresses, and tells its name; false: there is none.</summary>
    public delegate*<StateControl*, byte*, ulong, ulong*, bool> Lend;

    /// <summary>Takes such a block away.</summary>
    public delegate*<StateControl*, byte*, ulong, ulong, void> GiveBack;

    /// <summary>Moves a capability within the process' own table.</summary>
    public delegate*<StateControl*, Slot, Slot, KernelError> Move;

    /// <summary>Empties a slot, however many steps that takes.</summary>
    public delegate*<StateControl*, Slot, KernelError> Delete;

    /// <summary>Deletes everything derived from a slot, however many steps that takes.</summary>
    public delegate*<StateControl*, Slot, KernelError> Revoke;

    /// <summary>Derives a capability within the process' own table.</summary>
    public delegate*<StateControl*, Slot, Slot, Rights, Badge, KernelError> Derive;

    public delegate*<StateControl*, Slot, KernelError> Signal;

    /// <summary>Answers a caller with the message in the buffer.</summary>
    public delegate*<StateControl*, Slot, MessageHeader, CapabilityList, KernelError> Reply;

    /// <summary>Removes mappings, however many steps that takes.</summary>
    public delegate*<StateControl*, ulong, ulong, KernelError> Unmap;
}
