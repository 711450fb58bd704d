using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.Abi;

/// <summary>The system calls that are not messages, each with its arguments and errors.</summary>
/// <remarks>Every call may return NoSuchCapability, WrongObject, NotPermitted (for the slot's right named here) and InvalidArgument.</remarks>
public static unsafe class SystemCalls
{
    /// <summary>Adds the capability's badge to the notification's pending bits (right: Send).</summary>
    public static KernelError Signal(Slot notification) => Invoke(new SystemCallWord(Syscall.Signal, notification));

    /// <summary>Waits for a notification (right: Receive) and takes its bits. A server that also answers messages has it bound to its thread
    /// instead: <see cref="IpcCalls.ReplyReceive"/>.</summary>
    /// <returns>WrongState: another thread waits for it, or it is bound to one.</returns>
    public static KernelError Wait(Slot notification, out ulong bits)
    {
        // SAFETY: the word is a local, and the call is over before it goes.
        ulong taken = 0;
        ulong error = SystemCallStub.InvokeShort(new SystemCallWord(Syscall.ReplyReceive, notification).Bits, &taken);
        bits = taken;
        return (KernelError)(byte)error;
    }

    /// <summary>Turns frames of <paramref name="memory"/> into <paramref name="count"/> objects (right: Write). Frames are zeroed first.
    /// What the kernel returns Again for, a long capability table or many page tables, is gone on with here.</summary>
    /// <param name="memory">Where the frames come from; the new capabilities are derived from it.</param>
    /// <param name="kind">AddressSpace (2 frames), Thread (1), Process (1 + slots/64), Endpoint, Notification, Reply (up to 64 in one frame), PageTable.</param>
    /// <param name="firstFrame">Index of the first donated frame within the memory.</param>
    /// <param name="frames">How many frames are donated.</param>
    /// <param name="destination">First of <paramref name="count"/> empty slots of the caller (PageTable: unused).</param>
    /// <param name="count">How many objects; more than one only of those that share a frame.</param>
    /// <param name="argument">Process, PageTable: the slot of an AddressSpace (right: Control). Reply: slots from one destination to the next (the
    /// window follows each).</param>
    /// <returns>FramesInUse, SlotInUse, LimitReached: there are 4,094 address spaces.</returns>
    public static KernelError Create(
        Slot memory, ObjectKind kind, ulong firstFrame, ulong frames, Slot destination, uint count = 1, ulong argument = 0)
    {
        SystemCallWords words = default;
        words[0] = firstFrame;
        words[1] = frames;
        words[2] = destination.Index;
        words[3] = count;
        words[4] = argument;
        return InvokeToEnd(new SystemCallWord(Syscall.Create, memory), (ulong)kind, ref words);
    }

    /// <summary>Derives a capability (right: Derive) into an empty slot of <paramref name="process"/> (right: Control).</summary>
    /// <param name="source">What to derive from.</param>
    /// <param name="process">Whose table receives it; <see cref="WellKnownSlots.Process"/> for the caller's own.</param>
    /// <param name="destination">An empty slot there.</param>
    /// <param name="rights">Kept: the intersection with the source's rights.</param>
    /// <param name="badge">Endpoint and notification: the new badge, if the source has none; else it must be 0.</param>
    /// <param name="firstFrame">Memory, Ports: where the narrower view starts within the source. Machine: the line of an interrupt.</param>
    /// <param name="frames">Memory, Ports: its length; 0 means all that follows. Machine (right: Control): 1 derives the Interrupt capability of
    /// the line, 0 the Machine itself.</param>
    /// <returns>SlotInUse.</returns>
    public static KernelError Copy(
        Slot source, Slot process, Slot destination, Rights rights, Badge badge = default, ulong firstFrame = 0, ulong frames = 0)
    {
        SystemCallWords words = default;
        words[0] = destination.Index;
        words[1] = (ulong)rights;
        words[2] = badge.Value;
        words[3] = firstFrame;
        words[4] = frames;
        return Invoke(new SystemCallWord(Syscall.Copy, source, process), 0, ref words);
    }

    /// <summary>Moves a capability to an empty slot of <paramref name="process"/> (right: Control).</summary>
    /// <remarks>A Memory may also be moved onto another that it touches, if both have the same rights and were derived from the same
    /// capability, one within 64 of the other: they become one view, and what was derived from either is then derived from the whole.</remarks>
    /// <returns>SlotInUse.</returns>
    public static KernelError Move(Slot source, Slot process, Slot destination)
    {
        SystemCallWords words = default;
        words[0] = destination.Index;
        return Invoke(new SystemCallWord(Syscall.Move, source, process), 0, ref words);
    }

    /// <summary>Empties a slot of <paramref name="process"/> (right: Control); the last capability of an object destroys it. An empty slot is no
    /// error. What was derived from the slot is from then on derived from what the slot was derived from; mappings stay.</summary>
    /// <remarks>Destruction goes in bounded steps, which the kernel ends with Again and this goes on with.</remarks>
    public static KernelError Delete(Slot slot, Slot process) => InvokeToEnd(new SystemCallWord(Syscall.Delete, slot, process));

    /// <summary>Deletes every capability derived from the slot, and so every object made from a Memory. Its frames are plain again afterwards and
    /// mapped nowhere, not even where the holder mapped them; an address space whose page tables lay in it is empty.</summary>
    /// <remarks>In bounded steps, as Delete.</remarks>
    public static KernelError Revoke(Slot slot) => InvokeToEnd(new SystemCallWord(Syscall.Revoke, slot));

    /// <summary>Maps frames of <paramref name="memory"/> (rights as asked) into <paramref name="addressSpace"/> (right: Control).</summary>
    /// <param name="addressSpace">Where.</param>
    /// <param name="memory">What.</param>
    /// <param name="firstFrame">Index of the first frame within the memory.</param>
    /// <param name="frames">How many; on return how many are mapped.</param>
    /// <param name="address">Page aligned, below UserLimit.</param>
    /// <param name="rights">Read always; Write or Execute, but not together.</param>
    /// <returns>Again (go on after the frames already mapped), NeedsPageTable, AlreadyMapped, FramesInUse.</returns>
    public static KernelError Map(
        Slot addressSpace, Slot memory, ulong firstFrame, ref ulong frames, ulong address, Rights rights)
    {
        SystemCallWords words = default;
        words[0] = firstFrame;
        words[1] = frames;
        words[2] = address;
        words[3] = (ulong)rights;
        KernelError error = Invoke(new SystemCallWord(Syscall.Map, addressSpace, memory), 0, ref words);
        frames = words[0];
        return error;
    }

    /// <summary>Removes mappings (right: Control).</summary>
    /// <param name="addressSpace">Where.</param>
    /// <param name="address">The first page.</param>
    /// <param name="frames">How many pages; on return how many were looked at.</param>
    /// <returns>Again, NotMapped: none of those that this call looked at was mapped.</returns>
    public static KernelError Unmap(Slot addressSpace, ulong address, ref ulong frames)
    {
        SystemCallWords words = default;
        words[0] = address;
        words[1] = frames;
        KernelError error = Invoke(new SystemCallWord(Syscall.Unmap, addressSpace), 0, ref words);
        frames = words[0];
        return error;
    }

    /// <summary>Configures a thread (right: Control): see <see cref="ThreadOperation"/> for the words.</summary>
    public static KernelError Thread(Slot thread, ThreadOperation operation, ref SystemCallWords words) =>
        Invoke(new SystemCallWord(Syscall.Thread, thread), (ulong)operation, ref words);

    /// <summary>Gives a thread (right: Control) a label in recordings, and switches whether it is recorded.</summary>
    /// <param name="thread">Which.</param>
    /// <param name="label">0: as it is.</param>
    /// <param name="isRecorded">From now on.</param>
    /// <param name="name">Is recorded as the thread's start; empty: it is not. What is behind the first 40 bytes is left out.</param>
    /// <returns>WrongState: the machine was booted without a ring for records.</returns>
    public static KernelError Trace(Slot thread, uint label, bool isRecorded, ReadOnlySpan<byte> name)
    {
        const int FirstNameWord = 3;
        const int MaximumName = (SystemCallWords.Count - FirstNameWord) * sizeof(ulong);
        SystemCallWords words = default;
        int length = name.Length < MaximumName ? name.Length : MaximumName;
        words[0] = label;
        words[1] = isRecorded ? 1u : 0;
        words[2] = (uint)length;
        name.Slice(0, length).CopyTo(MemoryMarshal.AsBytes((Span<ulong>)words).Slice(FirstNameWord * sizeof(ulong)));
        return Thread(thread, ThreadOperation.Trace, ref words);
    }

    /// <summary>Binds an interrupt (right: Control) to a notification (right: Send); it is signalled with the notification capability's badge and stays
    /// masked until acknowledged. A null <paramref name="notification"/> acknowledges it and unmasks the line.</summary>
    public static KernelError Interrupt(Slot interrupt, Slot notification)
    {
        SystemCallWords words = default;
        return Invoke(new SystemCallWord(Syscall.Interrupt, interrupt, notification), 0, ref words);
    }

    /// <summary>Signals the notification (right: Receive) with its badge at <paramref name="deadline"/>; 0 cancels.</summary>
    /// <param name="notification">A badged notification capability. A notification has one alarm: a later call replaces it.</param>
    /// <param name="deadline">Nanoseconds since boot. An alarm may be late by the 20,000 that the kernel lets pass after others.</param>
    /// <returns>InvalidArgument: the capability has no badge.</returns>
    public static KernelError SetAlarm(Slot notification, ulong deadline)
    {
        SystemCallWords words = default;
        words[0] = deadline;
        return Invoke(new SystemCallWord(Syscall.SetAlarm, notification), 0, ref words);
    }

    /// <summary>Reads what <see cref="InspectKind"/> says into <paramref name="words"/>.</summary>
    public static KernelError Inspect(Slot slot, InspectKind kind, ref SystemCallWords words) =>
        Invoke(new SystemCallWord(Syscall.Inspect, slot), (ulong)kind, ref words);

    /// <summary>Nanoseconds since boot.</summary>
    public static ulong Clock()
    {
        SystemCallWords words = default;
        _ = Inspect(Slot.Null, InspectKind.Clock, ref words);
        return words[0];
    }

    /// <summary>Lets others of the same priority run.</summary>
    public static void Yield() => _ = Invoke(new SystemCallWord(Syscall.Yield));

    /// <summary>Enters the kernel and comes back: the log grows by nothing. This is what the way in and out costs.</summary>
    public static void Nothing() => _ = Invoke(new SystemCallWord(Syscall.Log));

    /// <summary>Reads one byte of an I/O port (right: Read).</summary>
    public static KernelError ReadPort(Slot ports, uint offset, out byte value)
    {
        SystemCallWords words = default;
        words[0] = offset;
        KernelError error = Invoke(new SystemCallWord(Syscall.Port, ports), 0, ref words);
        value = (byte)words[0];
        return error;
    }

    /// <summary>Writes up to 48 bytes to one I/O port (right: Write): word 0 the offset, word 1 the count, then the bytes.</summary>
    public static KernelError WritePort(Slot ports, uint offset, int count, ref SystemCallWords words)
    {
        words[0] = offset;
        words[1] = (uint)count;
        return Invoke(new SystemCallWord(Syscall.Port, ports), 1, ref words);
    }

    /// <summary>Ends the machine (Machine, right: Control). Returns only on an error.</summary>
    public static KernelError PowerOff(Slot machine, byte status)
    {
        SystemCallWords words = default;
        words[0] = status;
        return Invoke(new SystemCallWord(Syscall.PowerOff, machine), 0, ref words);
    }

    /// <summary>Writes <paramref name="count"/> (at most 64) bytes to the kernel's log.</summary>
    public static void Log(ref SystemCallWords bytes, int count) =>
        _ = Invoke(new SystemCallWord(Syscall.Log), (uint)count, ref bytes);

    /// <summary>Repeats a call that keeps its progress in the kernel until it is done. The arguments are not changed by it.</summary>
    private static KernelError InvokeToEnd(SystemCallWord word)
    {
        KernelError error;
        do
        {
            error = Invoke(word);
        }
        while (error == KernelError.Again);

        return error;
    }

    private static KernelError InvokeToEnd(SystemCallWord word, ulong header, ref SystemCallWords words)
    {
        KernelError error;
        do
        {
            error = Invoke(word, header, ref words);
        }
        while (error == KernelError.Again);

        return error;
    }

    /// <summary>A call without words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static KernelError Invoke(SystemCallWord word)
    {
        // SAFETY: the word is a local, and the call is over before it goes.
        ulong ignored = 0;
        return (KernelError)(byte)SystemCallStub.InvokeShort(word.Bits, &ignored);
    }

    private static KernelError Invoke(SystemCallWord word, ulong header, ref SystemCallWords words)
    {
        SystemCallFrame frame;
        frame.Word = word.Bits;
        frame.Auxiliary = 0;
        frame.Header = header;
        // SAFETY: the words are the caller's and stay where they are: only the stack and the state region hold them.
        frame.Words = (ulong*)Unsafe.AsPointer(ref words);
        SystemCallStub.Invoke(&frame);
        return (KernelError)(byte)frame.Word;
    }
}
