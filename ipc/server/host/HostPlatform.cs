using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The platform of a <see cref="HostRegion"/>: memory from the host, capability calls to the test's kernel.</summary>
internal static unsafe class HostPlatform
{
    public static void Attach(StateControl* control)
    {
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

    // Memory for the whole capacity, as far as the budget can ever fill it: elements must not move on the host either.
    private static byte* Reserve(StateControl* control, ulong bytes)
    {
        ulong limit = control->Frames.Total * StateRegion.FrameSize;

        // SAFETY: what the C library allocates is the container's alone.
        return (byte*)NativeMemory.AllocZeroed((nuint)(bytes < limit ? bytes : limit) + 1);
    }

    private static ulong Commit(StateControl* control, byte* address, ulong bytes)
    {
        ulong left = (control->Frames.Total - control->Frames.Used) * StateRegion.FrameSize;
        ulong added = bytes < left ? bytes : left;
        control->Frames.Used += added / StateRegion.FrameSize;
        return added;
    }

    private static bool Lend(StateControl* control, byte* address, ulong frames, ulong* name)
    {
        // Only whole chunks: so those that have memory lie within what Reserve allocated.
        if (frames != StateChunks.Frames || frames > control->Frames.Total - control->Frames.Used)
        {
            return false;
        }

        control->Frames.Used += frames;
        *name = (ulong)address;
        return true;
    }

    // What comes back is clear, as from the frame service.
    private static void GiveBack(StateControl* control, byte* address, ulong frames, ulong name)
    {
        control->Frames.Used -= frames;
        new Span<byte>(address, (int)(frames * StateRegion.FrameSize)).Clear();
    }

    private static IHostKernel Kernel(StateControl* control) => (IHostKernel)GCHandle.FromIntPtr(control->HostKernel).Target!;

    private static KernelError Move(StateControl* control, Slot from, Slot to) => Kernel(control).Move(from, to);

    private static KernelError Delete(StateControl* control, Slot slot) => Kernel(control).Delete(slot);

    private static KernelError Revoke(StateControl* control, Slot slot) => Kernel(control).Revoke(slot);

    private static KernelError Derive(StateControl* control, Slot source, Slot destination, Rights rights, Badge badge) =>
        Kernel(control).Derive(source, destination, rights, badge);

    private static KernelError Signal(StateControl* control, Slot slot) => Kernel(control).Signal(slot);

    private static KernelError Unmap(StateControl* control, ulong address, ulong pages) => Kernel(control).Unmap(address, pages);

    private static KernelError Reply(StateControl* control, Slot slot, MessageHeader header, CapabilityList capabilities)
    {
        ReplyWriter reply = new(new Span<byte>(control->Buffer, MessageHeader.MaxLength));
        reply.Complete(header.Length);
        for (int index = 0; index < capabilities.Count; index++)
        {
            reply.Send(capabilities[index]);
        }

        return Kernel(control).Reply(new ParkedReply(slot, header.Protocol), reply);
    }
}
