using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>A state region in ordinary memory, with a kernel that says yes to everything: for tests on the host.</summary>
public sealed unsafe class HostRegion : IDisposable
{
    private readonly StateControl* _control;

    /// <param name="frames">Frames there are for containers; beyond them, extending fails.</param>
    /// <param name="replies">Reply objects of the process.</param>
    public HostRegion(ulong frames, int replies = 4)
    {
        // SAFETY: the control block, buffer and containers are this object's until Dispose.
        _control = (StateControl*)NativeMemory.AllocZeroed((nuint)sizeof(StateControl));
        _control->Magic = StateControl.ExpectedMagic;
        _control->Frames.Total = frames;
        _control->ReplyCount = replies;
        _control->Buffer = (byte*)NativeMemory.AllocZeroed(MessageHeader.MaxLength);
        _control->Platform.Reserve = &Reserve;
        _control->Platform.Commit = &Commit;
        _control->Platform.Move = &Move;
        _control->Platform.Delete = &Accept;
        _control->Platform.Revoke = &Accept;
        _control->Platform.Derive = &Derive;
        _control->Platform.Signal = &Accept;
        _control->Platform.Reply = &Reply;
        _control->Platform.Unmap = &Unmap;
    }

    /// <summary>Frames that containers have taken so far.</summary>
    public ulong UsedFrames => _control->Frames.Used;

    /// <summary>The bytes of the parked reply that was sent last.</summary>
    public ReadOnlySpan<byte> LastReply => new(_control->Buffer, _control->LastReplyLength);

    /// <summary>Starts the server's process once more: containers declared in the same order are found again.</summary>
    public StateRegion Open() => new(_control);

    /// <summary>The context a server would get in a process with this page.</summary>
    /// <param name="page">Written by <see cref="StartInfoWriter"/>; pinned, and kept as long as the context.</param>
    public ServerContext OpenContext(byte* page) => new(new StartInfo(page), Open());

    public void Dispose()
    {
        for (int index = 0; index < _control->ContainerCount; index++)
        {
            NativeMemory.Free(_control->Containers[index].Base);
        }

        NativeMemory.Free(_control->Buffer);
        NativeMemory.Free(_control);
    }

    // Memory for the whole capacity, as far as the budget can ever fill it: elements must not move on the host either.
    private static byte* Reserve(StateControl* control, ulong bytes)
    {
        ulong limit = control->Frames.Total * StateRegion.FrameSize;
        return (byte*)NativeMemory.AllocZeroed((nuint)(bytes < limit ? bytes : limit) + 1);
    }

    private static ulong Commit(StateControl* control, byte* address, ulong bytes)
    {
        ulong left = (control->Frames.Total - control->Frames.Used) * StateRegion.FrameSize;
        ulong added = bytes < left ? bytes : left;
        control->Frames.Used += added / StateRegion.FrameSize;
        return added;
    }

    private static KernelError Reply(StateControl* control, Slot reply, MessageHeader header, CapabilityList capabilities)
    {
        control->LastReplyLength = header.Length;
        return KernelError.None;
    }

    private static KernelError Move(Slot from, Slot to) => KernelError.None;

    private static KernelError Accept(Slot slot) => KernelError.None;

    private static KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge) => KernelError.None;

    private static KernelError Unmap(ulong address, ulong pages) => KernelError.None;
}
