using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Loader;

/// <summary>Makes one process in one block of memory, step by step. After an error the caller revokes the block, and nothing is left.</summary>
/// <typeparam name="TTables">Where the loader's own page tables come from.</typeparam>
public ref struct ProcessBuilder<TTables>
    where TTables : struct, IPageTableSource
{
    private const Rights ReadWrite = Rights.Read | Rights.Write;

    private readonly LoadRequest _request;
    private readonly LoadPlan _plan;
    private readonly Slot _first;
    private readonly Slot _scratch;
    private TTables _tables;

    /// <param name="request">What to build.</param>
    /// <param name="plan">Made of the same request.</param>
    /// <param name="first">The first of enough empty <see cref="ProcessSlots"/>, but for the block, which is there.</param>
    /// <param name="scratch">The first of as many slots as the process has Replies, and at least one, empty before and afterwards.</param>
    /// <param name="tables">Where the loader's own page tables come from.</param>
    public ProcessBuilder(LoadRequest request, LoadPlan plan, Slot first, Slot scratch, TTables tables)
    {
        _scratch = scratch;
        _request = request;
        _plan = plan;
        _first = first;
        _tables = tables;
    }

    private readonly Slot Block => _first.Plus(ProcessSlots.Block);

    private readonly Slot Space => _first.Plus(ProcessSlots.Space);

    private readonly Slot Thread => _first.Plus(ProcessSlots.Thread);

    private readonly Slot Process => _first.Plus(ProcessSlots.Process);

    private readonly Slot Notification =>
        _request.Notification.IsNull ? _first.Plus(ProcessSlots.Notification) : _request.Notification;

    /// <summary>Builds the process.</summary>
    /// <param name="info">Where the start-info page is mapped in the loader until the process starts.</param>
    /// <param name="process">The result.</param>
    public ServiceError Build(ulong info, out LoadedProcess process)
    {
        process = new LoadedProcess(_first, info, _request.Image.EntryPoint);
        KernelError error = CreateObjects();
        error = error == KernelError.None ? Fill() : error;
        error = error == KernelError.None ? MapImage() : error;
        error = error == KernelError.None ? MapRest() : error;
        error = error == KernelError.None ? HandOver() : error;
        error = error == KernelError.None ? CreateReplies() : error;
        error = error == KernelError.None ? Configure() : error;
        return error == KernelError.None ? WriteInfo(info) : ToServiceError(error);
    }

    // The plan counts page tables exactly, so a missing one is the loader's own, and means that its memory is used up.
    private static ServiceError ToServiceError(KernelError error) =>
        error == KernelError.NeedsPageTable ? ServiceError.OutOfMemory : KernelErrorMapping.ToServiceError(error);

    private readonly KernelError CreateObjects()
    {
        KernelError error = Create(ObjectKind.AddressSpace, LoadPlan.SpaceFrame, LoadPlan.SpaceFrames, Space, 0);
        error = error == KernelError.None
            ? Create(ObjectKind.Thread, LoadPlan.ThreadFrame, LoadPlan.ThreadFrames, Thread, 0)
            : error;
        error = error == KernelError.None
            ? Create(ObjectKind.Process, LoadPlan.ProcessFrame, _plan.ProcessFrames, Process, Space.Index)
            : error;
        if (error == KernelError.None && _request.Notification.IsNull)
        {
            error = Create(ObjectKind.Notification, _plan.NotificationFrame, 1, Notification, 0);
        }

        return error == KernelError.None
            ? Create(ObjectKind.PageTable, _plan.TableFrame, _plan.Tables, Slot.Null, Space.Index)
            : error;
    }

    // Large objects are made in bounded steps.
    private readonly KernelError Create(ObjectKind kind, ulong frame, ulong frames, Slot destination, ulong argument)
    {
        KernelError error;
        do
        {
            error = SystemCalls.Create(Block, kind, frame, frames, destination, 1, argument);
        }
        while (error == KernelError.Again);
        return error;
    }

    // Through the window, one part after the other: of clear memory only what has initial values.
    private KernelError Fill()
    {
        ulong end = _request.IsClear ? _plan.DataFrame + SegmentCopier.PagesToWrite(_request.Image) : _plan.Frames;
        for (ulong frame = _request.IsClear ? _plan.DataFrame : _plan.InfoFrame; frame < end; frame += LoaderWindow.Pages)
        {
            ulong pages = end - frame < LoaderWindow.Pages ? end - frame : LoaderWindow.Pages;
            KernelError error = MemoryWindow.Map(
                ref _tables, WellKnownSlots.AddressSpace, Block, frame, pages, LoaderWindow.Address, ReadWrite);
            if (error != KernelError.None)
            {
                return error;
            }

            Span<byte> bytes = MappedMemory.View(LoaderWindow.Address, (int)(pages * ProcessLayout.PageSize));
            if (!_request.IsClear)
            {
                bytes.Clear();
            }

            SegmentCopier.Copy(_request.Image, _plan.DataFrame, frame, bytes);
            _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, LoaderWindow.Address, pages);
        }

        return KernelError.None;
    }

    private readonly KernelError MapImage()
    {
        ulong dataFrame = _plan.DataFrame;
        for (int index = 0; index < _request.Image.SegmentCount; index++)
        {
            ImageSegment segment = _request.Image.SegmentAt(index);
            ulong pages = LoadPlan.PagesOf(segment.MemorySize);
            KernelError error;
            if (segment.IsWritable)
            {
                error = MapInto(Block, dataFrame, pages, segment.VirtualAddress, ReadWrite);
                dataFrame += pages;
            }
            else
            {
                Rights rights = segment.IsExecutable ? Rights.Read | Rights.Execute : Rights.Read;
                ulong frame = _request.ArchiveFrame + (segment.Offset / ProcessLayout.PageSize);
                error = MapInto(_request.Archive, frame, pages, segment.VirtualAddress, rights);
            }

            if (error != KernelError.None)
            {
                return error;
            }
        }

        return KernelError.None;
    }

    private readonly KernelError MapRest()
    {
        ulong stack = ProcessLayout.StackTop - (_plan.StackPages * ProcessLayout.PageSize);
        KernelError error = MapInto(Block, _plan.StackFrame, _plan.StackPages, stack, ReadWrite);
        error = error == KernelError.None ? MapInto(Block, _plan.BufferFrame, 1, ProcessLayout.MessageBuffer, ReadWrite) : error;
        return error == KernelError.None ? MapInto(Block, _plan.InfoFrame, 1, ProcessLayout.StartInfo, Rights.Read) : error;
    }

    private readonly KernelError MapInto(Slot memory, ulong frame, ulong pages, ulong address, Rights rights)
    {
        NoPageTables none = default;
        return MemoryWindow.Map(ref none, Space, memory, frame, pages, address, rights);
    }

    // What every process finds filled: WellKnownSlots.
    private readonly KernelError HandOver()
    {
        const Rights Serve = Rights.Send | Rights.Receive | Rights.Derive;
        Badge self = new(_request.Process.Value);
        KernelError error = SystemCalls.Copy(Process, Process, WellKnownSlots.Process, Rights.Control);
        error = error == KernelError.None ? SystemCalls.Copy(Space, Process, WellKnownSlots.AddressSpace, Rights.Control) : error;
        error = error == KernelError.None ? SystemCalls.Copy(Thread, Process, WellKnownSlots.Thread, Rights.Control) : error;
        error = error == KernelError.None ? SystemCalls.Copy(Notification, Process, WellKnownSlots.Notification, Serve) : error;
        if (error == KernelError.None && !_request.Endpoint.IsNull)
        {
            error = SystemCalls.Copy(_request.Endpoint, Process, WellKnownSlots.Endpoint, Serve);
        }

        error = error == KernelError.None
            ? SystemCalls.Copy(_request.Supervisor, Process, WellKnownSlots.Supervisor, Rights.Send | Rights.Derive, self)
            : error;
        return error == KernelError.None && _plan.StatePages != 0
            ? SystemCalls.Copy(Block, Process, WellKnownSlots.State, ReadWrite, default, _plan.StateFrame, _plan.StatePages)
            : error;
    }

    private readonly KernelError CreateReplies()
    {
        KernelError error = KernelError.None;
        for (uint done = 0; done < _request.Replies && error == KernelError.None; done += LoadPlan.RepliesPerFrame)
        {
            uint left = _request.Replies - done;
            uint count = left < LoadPlan.RepliesPerFrame ? left : LoadPlan.RepliesPerFrame;
            ulong frame = _plan.ReplyFrame + (done / LoadPlan.RepliesPerFrame);
            error = SystemCalls.Create(Block, ObjectKind.Reply, frame, 1, _scratch, count, 1);
            for (uint index = 0; index < count && error == KernelError.None; index++)
            {
                Slot destination = WellKnownSlots.FirstReply.Plus((done + index) * WellKnownSlots.ReplyStride);
                error = SystemCalls.Move(_scratch.Plus(index), Process, destination);
            }
        }

        return error;
    }

    private readonly KernelError Configure()
    {
        KernelError error = SystemCalls.Copy(
            Block, WellKnownSlots.Process, _scratch, ReadWrite, default, _plan.BufferFrame, 1);
        if (error != KernelError.None)
        {
            return error;
        }

        SystemCallWords words = default;
        words[0] = Process.Index;
        words[1] = _scratch.Index;
        words[2] = _request.Supervisor.Index;
        words[3] = _request.Process.Value;
        words[4] = _request.Priority;
        words[5] = WellKnownSlots.ReceiveWindow.Index;
        words[6] = Notification.Index;
        error = SystemCalls.Thread(Thread, ThreadOperation.Configure, ref words);
        _ = SystemCalls.Delete(_scratch, WellKnownSlots.Process);
        return error;
    }

    private ServiceError WriteInfo(ulong info)
    {
        KernelError error = MemoryWindow.Map(
            ref _tables, WellKnownSlots.AddressSpace, Block, _plan.InfoFrame, 1, info, ReadWrite);
        if (error != KernelError.None)
        {
            return ToServiceError(error);
        }

        StartInfoWriter writer = new(MappedMemory.View(info, StartInfoPage.Size));
        if (!writer.TryBegin(_request.Process, _request.Name, _request.Arguments))
        {
            _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, info, 1);
            return ServiceError.TooLong;
        }

        uint firstFree = WellKnownSlots.FirstReply.Index + (_request.Replies * WellKnownSlots.ReplyStride);
        writer.SetSlots(firstFree, _request.Slots, _request.Replies);
        writer.SetState(_plan.StatePages);
        return ServiceError.None;
    }
}
