using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>Messages: the calls that move a payload between the thread's message buffer and a peer's.</summary>
public static unsafe class IpcCalls
{
    /// <summary>A frame whose words are the start of the message buffer.</summary>
    public static SystemCallFrame MessageFrame
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // SAFETY: every process has its message buffer mapped at this address before its first instruction.
            SystemCallFrame frame;
            frame.Word = 0;
            frame.Auxiliary = 0;
            frame.Header = 0;
            frame.Words = (ulong*)UserMemory.At(ProcessLayout.MessageBuffer);
            return frame;
        }
    }

    /// <summary>Sends the message in the buffer and waits. On return the buffer and <paramref name="header"/> are the reply's, and its
    /// capabilities lie in the window.</summary>
    /// <param name="endpoint">An endpoint with Send.</param>
    /// <param name="header">Length, capabilities and protocol of the request; of the reply on return.</param>
    /// <param name="capabilities">The slots of the capabilities to send, 16 bits each, the first lowest.</param>
    /// <param name="window">The first of the empty slots where capabilities of the reply arrive, to stay; null: the receive window, which
    /// the next call empties. The first that finds its slot in use does not arrive, nor do those behind it: the header counts those that did.</param>
    /// <returns>NoSuchCapability, WrongObject, NotPermitted, InvalidArgument, PeerGone.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelError Call(Slot endpoint, ref MessageHeader header, ulong capabilities, Slot window = default)
    {
        ulong ignored = capabilities;
        return Invoke(new SystemCallWord(Syscall.Call, endpoint, window), ref header, ref ignored);
    }

    /// <summary>Answers the caller held by <paramref name="answer"/> (null slot: nobody) with the message in the buffer, then waits on
    /// <paramref name="source"/> for a request, which fills <paramref name="receive"/>, or for a signal.</summary>
    /// <param name="source">An endpoint or a notification with Receive.</param>
    /// <param name="answer">The Reply to answer.</param>
    /// <param name="receive">An empty Reply for the next caller (may equal <paramref name="answer"/>).</param>
    /// <param name="header">The answer's header; on return the request's, or IsNotification, or IsFault.</param>
    /// <param name="auxiliary">In: slots of the capabilities to send; out: badge of the caller, or the bits taken.</param>
    /// <returns>NoSuchCapability, WrongObject, NotPermitted, InvalidArgument, ReplyInUse. A caller that is gone is no error here.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelError ReplyReceive(
        Slot source, Slot answer, Slot receive, ref MessageHeader header, ref ulong auxiliary) =>
        Invoke(new SystemCallWord(Syscall.ReplyReceive, source, answer, receive), ref header, ref auxiliary);

    /// <summary>ReplyReceive for a server's loop, which keeps one frame from <see cref="MessageFrame"/>: what is not touched between
    /// two calls is neither loaded nor stored.</summary>
    /// <param name="source">As above, and so the other slots.</param>
    /// <param name="answer">The Reply to answer.</param>
    /// <param name="receive">An empty Reply for the next caller.</param>
    /// <param name="moved">Bit i: capability i of the answer moves. It leaves the server with the answer, also if it does not arrive.</param>
    /// <param name="frame">Header and auxiliary word, both ways.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelError Exchange(Slot source, Slot answer, Slot receive, uint moved, SystemCallFrame* frame)
    {
        // SAFETY: the frame is the caller's own and outlives the call: a server's loop has it on its stack.
        frame->Word = new SystemCallWord(Syscall.ReplyReceive, source, answer, receive).WithMoved(moved).Bits;
        SystemCallStub.Invoke(frame);
        return (KernelError)(byte)frame->Word;
    }

    /// <summary>Answers a parked caller with the message in the buffer, without waiting.</summary>
    /// <param name="answer">The Reply that holds the caller.</param>
    /// <param name="header">Length, capabilities and protocol.</param>
    /// <param name="capabilities">The slots of the capabilities to send.</param>
    /// <param name="moved">Bit i: capability i moves. It leaves the server unless the call is refused, also if it does not arrive.</param>
    /// <returns>NoSuchCapability, WrongObject, InvalidArgument; when the answer went nowhere: NoCaller, CallerGone.</returns>
    public static KernelError Reply(Slot answer, MessageHeader header, ulong capabilities, uint moved = 0)
    {
        MessageHeader sent = header;
        ulong ignored = capabilities;
        return Invoke(new SystemCallWord(Syscall.Reply, answer).WithMoved(moved), ref sent, ref ignored);
    }

    // Inlined, and its callers with it: what they pass by reference stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static KernelError Invoke(SystemCallWord word, ref MessageHeader header, ref ulong auxiliary)
    {
        SystemCallFrame frame;
        frame.Word = word.Bits;
        frame.Auxiliary = auxiliary;
        frame.Header = header.Bits;
        // SAFETY: as MessageFrame has it.
        frame.Words = (ulong*)UserMemory.At(ProcessLayout.MessageBuffer);
        SystemCallStub.Invoke(&frame);
        header = new MessageHeader(frame.Header);
        auxiliary = frame.Auxiliary;
        return (KernelError)(byte)frame.Word;
    }
}
