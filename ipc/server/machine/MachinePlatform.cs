using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The platform of a real process: system calls, and frames from <see cref="FrameSupply"/>.</summary>
internal static unsafe class MachinePlatform
{
    private const ulong FrameSize = StateRegion.FrameSize;

    // Behind the control page: what FrameSupply saves, then arguments and bulk results of a server. Then come the containers.
    private const ulong PagesOfProgram = 2;
    private const ulong PagesOfServer = 4;

    /// <summary>Maps the control page, and finds out whether it is the process' first start.</summary>
    /// <returns>Null: not even these pages could be had.</returns>
    public static StateControl* Open(StartInfo info)
    {
        FrameSource frames = default;
        frames.Memory = WellKnownSlots.State;
        frames.Total = info.StateFrames;
        StateControl* control = (StateControl*)UserMemory.At(ProcessLayout.StateBase);
        ulong wanted = (info.ReplyCount == 0 ? PagesOfProgram : PagesOfServer) * FrameSize;
        ulong mapped = FrameSupply.Commit(null, ref frames, ProcessLayout.StateBase, wanted);
        if (mapped == wanted)
        {
            control->Magic = StateControl.ExpectedMagic;
            control->Frames = frames;
            control->NextAddress = ProcessLayout.StateBase + wanted;
        }

        // SAFETY: the page is mapped: just now, or, after a restart, since the first start.
        if (mapped != wanted && mapped != 0)
        {
            return null;
        }

        Attach(control, info);
        return control;
    }

    private static void Attach(StateControl* control, StartInfo info)
    {
        control->Buffer = UserMemory.At(ProcessLayout.MessageBuffer);
        control->SavedBuffer = UserMemory.At(ProcessLayout.StateBase + FrameSize);
        control->RequestScratch = UserMemory.At(ProcessLayout.StateBase + (2 * FrameSize));
        control->ReplyScratch = UserMemory.At(ProcessLayout.StateBase + (3 * FrameSize));
        control->Frames.Service = info.Find("pmm"u8);
        control->ReplyCount = info.ReplyCount;
        control->Platform.Reserve = &Reserve;
        control->Platform.Commit = &Commit;
        control->Platform.Lend = &Lend;
        control->Platform.GiveBack = &GiveBack;
        control->Platform.Move = &Move;
        control->Platform.Delete = &Delete;
        control->Platform.Revoke = &Revoke;
        control->Platform.Derive = &Derive;
        control->Platform.Signal = &Signal;
        control->Platform.Reply = &Reply;
        control->Platform.Unmap = &Unmap;
    }

    private static byte* Reserve(StateControl* control, ulong bytes)
    {
        ulong address = control->NextAddress;
        if (bytes > ProcessLayout.MessageBuffer - address)
        {
            return null;
        }

        control->NextAddress = address + bytes;
        return UserMemory.At(address);
    }

    private static ulong Commit(StateControl* control, byte* address, ulong bytes) =>
        FrameSupply.Commit(control, ref control->Frames, UserMemory.AddressOf(address), bytes);

    private static bool Lend(StateControl* control, byte* address, ulong frames, ulong* name) =>
        LentFrames.TryLend(control, UserMemory.AddressOf(address), frames, out *name);

    private static void GiveBack(StateControl* control, byte* address, ulong frames, ulong name) =>
        LentFrames.GiveBack(control, UserMemory.AddressOf(address), frames, name);

    private static KernelError Move(StateControl* control, Slot from, Slot to) => SystemCalls.Move(from, WellKnownSlots.Process, to);

    private static KernelError Delete(StateControl* control, Slot slot)
    {
        KernelError error;
        do
        {
            error = SystemCalls.Delete(slot, WellKnownSlots.Process);
        }
        while (error == KernelError.Again);
        return error;
    }

    private static KernelError Revoke(StateControl* control, Slot slot)
    {
        KernelError error;
        do
        {
            error = SystemCalls.Revoke(slot);
        }
        while (error == KernelError.Again);
        return error;
    }

    private static KernelError Derive(StateControl* control, Slot source, Slot destination, Rights rights, Badge badge) =>
        SystemCalls.Copy(source, WellKnownSlots.Process, destination, rights, badge);

    private static KernelError Signal(StateControl* control, Slot notification) => SystemCalls.Signal(notification);

    private static KernelError Reply(StateControl* control, Slot reply, MessageHeader header, CapabilityList capabilities) =>
        IpcCalls.Reply(reply, header, capabilities.Bits);

    private static KernelError Unmap(StateControl* control, ulong address, ulong pages) => MemoryWindow.Unmap(WellKnownSlots.AddressSpace, address, pages);
}
