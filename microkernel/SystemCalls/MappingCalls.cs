using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.SystemCalls;

/// <summary>Map and Unmap.</summary>
internal static class MappingCalls<TCpu>
    where TCpu : struct, ICpu
{
    private const Rights AllMapRights = Rights.Read | Rights.Write | Rights.Execute;

    public static KernelError Map(Ref<Thread> caller, SystemCallWord word)
    {
        ulong first = SystemCallTable<TCpu>.Word(caller, 0);
        ulong count = SystemCallTable<TCpu>.Word(caller, 1);
        ulong address = SystemCallTable<TCpu>.Word(caller, 2);
        ulong rights = SystemCallTable<TCpu>.Word(caller, 3);
        SystemCallTable<TCpu>.Word(caller, 0) = 0;
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.AddressSpace, Rights.Control, out Ref<Capability> space);
        Ref<Capability> memory = default;
        if (error == KernelError.None)
        {
            error = CapabilityTable.Find(
                caller.Value.Process, word.Second, ObjectKind.Memory, (Rights)rights & AllMapRights, out memory);
        }

        if (error != KernelError.None)
        {
            return error;
        }

        bool isWithin = count != 0 && count <= memory.Value.Badge && first <= memory.Value.Badge - count;
        if (!AreRightsValid(rights) || !isWithin || !IsUserRange(address, count))
        {
            return KernelError.InvalidArgument;
        }

        Budget budget = Budget.Full;
        error = Mappings<TCpu>.Map(ref space.Value.As<AddressSpace>().Value, new VirtualAddress(address),
            memory.Value.Frames.First.Plus(first), count, ToPageRights((Rights)rights, memory.Value.IsDevice), ref budget, out ulong mapped);
        SystemCallTable<TCpu>.Word(caller, 0) = mapped;
        return error;
    }

    public static KernelError Unmap(Ref<Thread> caller, SystemCallWord word)
    {
        ulong address = SystemCallTable<TCpu>.Word(caller, 0);
        ulong count = SystemCallTable<TCpu>.Word(caller, 1);
        SystemCallTable<TCpu>.Word(caller, 0) = 0;
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.AddressSpace, Rights.Control, out Ref<Capability> space);
        if (error != KernelError.None)
        {
            return error;
        }

        if (count == 0 || !IsUserRange(address, count))
        {
            return KernelError.InvalidArgument;
        }

        Budget budget = Budget.Full;
        ulong end = address + (count * Frame.Size);
        ulong cursor = address;
        bool isDone = Mappings<TCpu>.TryUnmap(
            ref space.Value.As<AddressSpace>().Value, ref cursor, end, FrameRange.All, ref budget, out bool wasMapped);
        SystemCallTable<TCpu>.Word(caller, 0) = (cursor - address) / Frame.Size;
        if (!isDone)
        {
            return KernelError.Again;
        }

        return wasMapped ? KernelError.None : KernelError.NotMapped;
    }

    /// <summary>Readable, and not writable and executable at once; nothing else is asked for.</summary>
    private static bool AreRightsValid(ulong rights) =>
        (rights & ~(ulong)AllMapRights) == 0
        && ((Rights)rights).Includes(Rights.Read)
        && !((Rights)rights).Includes(Rights.Write | Rights.Execute);

    private static bool IsUserRange(ulong address, ulong pages) =>
        new VirtualAddress(address).IsPageAligned && address >= Frame.Size && address < ProcessLayout.UserLimit
        && pages <= (ProcessLayout.UserLimit - address) / Frame.Size;

    private static PageRights ToPageRights(Rights rights, bool isDevice) =>
        PageRights.User
        | (rights.Includes(Rights.Write) ? PageRights.Write : 0)
        | (rights.Includes(Rights.Execute) ? PageRights.Execute : 0)
        | (isDevice ? PageRights.Device : 0);
}
