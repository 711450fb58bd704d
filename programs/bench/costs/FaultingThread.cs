using Micro.Abi;
using Micro.Server;

namespace Micro.Programs.Bench.Costs;

/// <summary>A thread in an address space of its own, built by hand, that does nothing but read an address that is not mapped.</summary>
/// <param name="memory">All that it is made of: <see cref="Frames"/> frames.</param>
/// <param name="first">The first of <see cref="Slots"/> empty slots.</param>
internal readonly struct FaultingThread(Slot memory, Slot first)
{
    public const uint Slots = 7;
    public const uint Frames = 12;

    private const uint TableFrame = 2;

    // From the root of the tables to the one page that is mapped.
    private const uint Tables = 3;
    private const uint ThreadFrame = TableFrame + Tables;
    private const uint ProcessFrame = ThreadFrame + 1;
    private const uint ProcessFrames = 2;
    private const uint EndpointFrame = ProcessFrame + ProcessFrames;
    private const uint ReplyFrame = EndpointFrame + 1;
    private const uint CodeFrame = ReplyFrame + 1;

    private const int PriorityWord = 1;

    private readonly Slot _memory = memory;
    private readonly Slot _space = first;
    private readonly Slot _thread = first.Plus(1);
    private readonly Slot _process = first.Plus(2);

    /// <summary>Where its faults arrive.</summary>
    public Slot Endpoint { get; } = first.Plus(3);

    /// <summary>What holds it while its fault is handled. Nothing comes with a fault, so the slots behind it are not used.</summary>
    public Slot Reply { get; } = first.Plus(4);

    public KernelError Build(ref ProcessContext context)
    {
        KernelError error = SystemCalls.Create(_memory, ObjectKind.AddressSpace, 0, TableFrame, _space);
        error = error == KernelError.None
            ? SystemCalls.Create(_memory, ObjectKind.PageTable, TableFrame, Tables, Slot.Null, 1, _space.Index)
            : error;
        error = error == KernelError.None ? SystemCalls.Create(_memory, ObjectKind.Thread, ThreadFrame, 1, _thread) : error;
        error = error == KernelError.None
            ? SystemCalls.Create(_memory, ObjectKind.Process, ProcessFrame, ProcessFrames, _process, 1, _space.Index)
            : error;
        error = error == KernelError.None ? SystemCalls.Create(_memory, ObjectKind.Endpoint, EndpointFrame, 1, Endpoint) : error;
        error = error == KernelError.None ? SystemCalls.Create(_memory, ObjectKind.Reply, ReplyFrame, 1, Reply, 1, 1) : error;
        error = error == KernelError.None ? WriteCode(ref context) : error;
        return error == KernelError.None ? Configure() : error;
    }

    /// <summary>Lets it run into its first fault.</summary>
    public KernelError Start()
    {
        SystemCallWords words = default;
        words[0] = ProcessLayout.ImageBase;
        return SystemCalls.Thread(_thread, ThreadOperation.Start, ref words);
    }

    private KernelError WriteCode(ref ProcessContext context)
    {
        ulong address = context.ReserveAddresses(ProcessLayout.PageSize);
        OwnPageTables tables = new(context.State);
        KernelError error = MemoryWindow.Map(
            ref tables, WellKnownSlots.AddressSpace, _memory, CodeFrame, 1, address, Rights.Read | Rights.Write);
        if (error != KernelError.None)
        {
            return error;
        }

        MappedMemory.Read(BenchInstructions.FaultLoop(), BenchInstructions.FaultLoopBytes)
            .CopyTo(MappedMemory.Modify(address, BenchInstructions.FaultLoopBytes));
        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, address, 1);
        return MemoryWindow.Map(
            ref tables, _space, _memory, CodeFrame, 1, ProcessLayout.ImageBase, Rights.Read | Rights.Execute);
    }

    private KernelError Configure()
    {
        SystemCallWords own = default;
        KernelError error = SystemCalls.Inspect(WellKnownSlots.Thread, InspectKind.Thread, ref own);
        if (error != KernelError.None)
        {
            return error;
        }

        SystemCallWords words = default;
        words[0] = _process.Index;
        words[2] = Endpoint.Index;
        words[3] = 1;
        words[4] = own[PriorityWord];
        return SystemCalls.Thread(_thread, ThreadOperation.Configure, ref words);
    }
}
