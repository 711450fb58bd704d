using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>Page tables for init itself while it has no state region yet: from its own memory.</summary>
internal ref struct InitTables : IPageTableSource
{
    private ref InitMemory _memory;

    public InitTables(ref InitMemory memory)
    {
        _memory = ref memory;
    }

    public bool TryGivePageTable() =>
        _memory.TryTake(1, out ulong frame)
        && SystemCalls.Create(
            _memory.Memory, ObjectKind.PageTable, frame, 1, Slot.Null, 1, WellKnownSlots.AddressSpace.Index) == KernelError.None;
}
