using System;
using System.Text;
using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>A booted machine whose threads do what the test says: whole system calls through register files, as real entry code makes them.</summary>
internal sealed unsafe class TestMachine : IDisposable
{
    public const ulong FirstRam = 34;
    public const ulong KernelFrame = 16;
    public const ulong ArchiveFrame = 200;

    /// <summary>Frames at the end that are no RAM.</summary>
    public const ulong Hole = 8;

    /// <summary>All free memory behind the archive: init's second Memory.</summary>
    public static readonly Slot Memory = InitSlots.FirstMemory.Plus(1);

    private readonly IKernelEntry _kernel;
    private Thread* _current;
    private Thread* _caller;
    private uint _nextSlot = 200;

    public TestMachine(
        ulong frames = 2048, string options = "quiet", byte[]? archive = null, IKernelEntry? kernel = null, ulong archiveFrame = ArchiveFrame)
    {
        _kernel = kernel ?? new KernelEntry<HostPageTableFormat>();
        Hardware = new HostMachine(frames);
        archive ??= TestArchive.Build();
        BootInfo boot = Describe(frames, options, archive, archiveFrame);
        try
        {
            _current = _kernel.Start(ref boot);
        }
        catch
        {
            Log = Hardware.Log;
            Hardware.Dispose();
            throw;
        }

        Init = new Ref<Thread>((nuint)_current);
        if (_current != null)
        {
            // Below everything that tests start, so that init goes on when all others wait.
            Assert.Equal(KernelError.None, SetPriority(WellKnownSlots.Thread, 1));
        }
    }

    /// <summary>The log of the last machine that did not start.</summary>
    public static string Log { get; private set; } = "";

    public HostMachine Hardware { get; }

    public Ref<Thread> Init { get; }

    public Ref<Thread> Current => new((nuint)_current);

    /// <summary>The first frame of <see cref="Memory"/> that no test took yet.</summary>
    public ulong NextFrame { get; set; } = 64;

    public ref Process InitProcess => ref Init.Value.Process.Value;

    public Slot NewSlot(uint count = 1)
    {
        _nextSlot += count;
        return new Slot(_nextSlot - count);
    }

    public ulong TakeFrames(ulong count)
    {
        NextFrame += count;
        return NextFrame - count;
    }

    /// <summary>Makes a system call of the current thread and returns its result; a thread that now waits has none yet.</summary>
    public KernelError Invoke(SystemCallWord word, ulong header = 0, ulong auxiliary = 0, params ReadOnlySpan<ulong> words)
    {
        Assert.True(_current != null, "nobody runs");
        _caller = _current;
        ref RegisterFile registers = ref _current->Registers;
        registers[RegisterFile.SystemCallWord] = word.Bits;
        registers[RegisterFile.Header] = header;
        registers[RegisterFile.Auxiliary] = auxiliary;
        for (int i = 0; i < SystemCallWords.Count; i++)
        {
            registers[RegisterFile.FirstWord + i] = i < words.Length ? words[i] : 0;
        }

        _current = _kernel.SystemCall(_current);
        return ResultOf(new Ref<Thread>((nuint)_caller));
    }

    /// <summary>Repeats a call that keeps its progress in the kernel, and counts the parts.</summary>
    public KernelError InvokeToEnd(SystemCallWord word, out int parts, ulong header = 0, params ReadOnlySpan<ulong> words)
    {
        parts = 0;
        KernelError error;
        do
        {
            error = Invoke(word, header, 0, words);
            Assert.True(++parts < 100_000, "no end of Again");
        }
        while (error == KernelError.Again);

        return error;
    }

    public static KernelError ResultOf(Ref<Thread> thread) => (KernelError)(byte)thread.Value.Registers[RegisterFile.Result];

    /// <summary>A result word of the last caller.</summary>
    public ulong Word(int index) => _caller->Registers[RegisterFile.FirstWord + index];

    public void Exception(CpuException fault) => _current = _kernel.Exception(_current, fault);

    public void DeviceInterrupt(uint line) => _current = _kernel.DeviceInterrupt(_current, line);

    /// <summary>Lets time pass until the timer fires.</summary>
    public void Timer()
    {
        Hardware.Now = Math.Max(Hardware.Now, Assert.NotNull(Hardware.TimerDeadline));
        Hardware.TimerDeadline = null;
        _current = _kernel.Timer(_current);
    }

    public KernelError Create(Slot memory, ObjectKind kind, ulong frame, ulong frames, Slot destination, uint count = 1, ulong argument = 0) =>
        InvokeToEnd(new SystemCallWord(Syscall.Create, memory), out _, (ulong)kind, frame, frames, destination.Index, count, argument);

    /// <summary>Makes one small object of fresh memory.</summary>
    public Slot Create(ObjectKind kind)
    {
        Slot slot = NewSlot();
        Assert.Equal(KernelError.None, Create(Memory, kind, TakeFrames(1), 1, slot, 1, 1));
        return slot;
    }

    public KernelError Copy(Slot source, Slot process, Slot destination, Rights rights = Rights.All, ulong badge = 0, ulong first = 0, ulong frames = 0) =>
        Invoke(new SystemCallWord(Syscall.Copy, source, process), 0, 0, destination.Index, (ulong)rights, badge, first, frames);

    /// <summary>Copies into a new slot of the caller's own.</summary>
    public Slot Copy(Slot source, Rights rights = Rights.All, ulong badge = 0, ulong first = 0, ulong frames = 0)
    {
        Slot slot = NewSlot();
        Assert.Equal(KernelError.None, Copy(source, WellKnownSlots.Process, slot, rights, badge, first, frames));
        return slot;
    }

    public KernelError Move(Slot source, Slot process, Slot destination) =>
        Invoke(new SystemCallWord(Syscall.Move, source, process), 0, 0, destination.Index);

    public KernelError Delete(Slot slot) => Delete(slot, WellKnownSlots.Process);

    public KernelError Delete(Slot slot, Slot process) => InvokeToEnd(new SystemCallWord(Syscall.Delete, slot, process), out _);

    public KernelError Revoke(Slot slot) => InvokeToEnd(new SystemCallWord(Syscall.Revoke, slot), out _);

    public KernelError Map(Slot space, Slot memory, ulong first, ulong frames, ulong address, Rights rights) =>
        Invoke(new SystemCallWord(Syscall.Map, space, memory), 0, 0, first, frames, address, (ulong)rights);

    public KernelError Unmap(Slot space, ulong address, ulong frames) =>
        Invoke(new SystemCallWord(Syscall.Unmap, space), 0, 0, address, frames);

    public KernelError SetPriority(Slot thread, byte priority) =>
        Invoke(new SystemCallWord(Syscall.Thread, thread), (ulong)ThreadOperation.SetPriority, 0, priority);

    public KernelError Operate(Slot thread, ThreadOperation operation, params ReadOnlySpan<ulong> words) =>
        Invoke(new SystemCallWord(Syscall.Thread, thread), (ulong)operation, 0, words);

    public KernelError Signal(Slot notification) => Invoke(new SystemCallWord(Syscall.Signal, notification));

    /// <summary>Calls and names the slots for the capabilities of the answer.</summary>
    public KernelError CallInto(Slot window, Slot endpoint) => Invoke(new SystemCallWord(Syscall.Call, endpoint, window));

    public KernelError Call(Slot endpoint, MessageHeader header = default, ulong capabilities = 0, params ReadOnlySpan<ulong> words) =>
        Invoke(new SystemCallWord(Syscall.Call, endpoint), header.Bits, capabilities, words);

    public KernelError ReplyReceive(
        Slot source, Slot answer, Slot receive, MessageHeader header = default, ulong capabilities = 0, params ReadOnlySpan<ulong> words) =>
        Invoke(new SystemCallWord(Syscall.ReplyReceive, source, answer, receive), header.Bits, capabilities, words);

    /// <summary>Makes a process with one thread that has not started, all by system calls of init.</summary>
    public TestPeer NewPeer(byte priority = 10, Slot faultEndpoint = default, ulong faultBadge = 0, bool hasBuffer = true)
    {
        TestPeer peer = new(NewSlot(), NewSlot(), NewSlot(), NewSlot());
        ulong frame = TakeFrames(6);
        Assert.Equal(KernelError.None, Create(Memory, ObjectKind.AddressSpace, frame, 2, peer.Space));
        Assert.Equal(KernelError.None, Create(Memory, ObjectKind.Process, frame + 2, 2, peer.Process, 1, peer.Space.Index));
        Assert.Equal(KernelError.None, Create(Memory, ObjectKind.Thread, frame + 4, 1, peer.Thread));
        Assert.Equal(KernelError.None, Copy(Memory, WellKnownSlots.Process, peer.Buffer, Rights.Read | Rights.Write, 0, frame + 5, 1));
        Assert.Equal(KernelError.None, Copy(peer.Process, peer.Process, WellKnownSlots.Process));
        Assert.Equal(KernelError.None, Operate(peer.Thread, ThreadOperation.Configure, peer.Process.Index,
            hasBuffer ? peer.Buffer.Index : 0, faultEndpoint.Index, faultBadge, priority, WellKnownSlots.ReceiveWindow.Index, 0));
        return peer;
    }

    /// <summary>Starts a peer. It runs at once if its priority is above the caller's.</summary>
    public Ref<Thread> Start(TestPeer peer)
    {
        Ref<Thread> thread = ThreadOf(peer.Thread);
        Assert.Equal(KernelError.None, Operate(peer.Thread, ThreadOperation.Start, TestArchive.Entry, ProcessLayout.StackTop, 7));
        return thread;
    }

    /// <summary>A slot of init's table.</summary>
    public ref Capability At(Slot slot) => ref Process.SlotAt(Init.Value.Process, slot.Index).Value;

    public Ref<Thread> ThreadOf(Slot slot) => At(slot).As<Thread>();

    public bool TryTranslate(Ref<Process> process, ulong address, out Frame frame, out PageRights rights) =>
        _kernel.TryTranslate(process.Value.Root, address, out frame, out rights);

    public Span<byte> Bytes(Frame frame) =>
        new((void*)(Hardware.DirectMap + (nuint)frame.Start.Value), Frame.Size);

    public void Dispose() => Hardware.Dispose();

    private BootInfo Describe(ulong frames, string options, byte[] archive, ulong archiveFrame)
    {
        BootInfo boot = default;
        ulong archiveFrames = (ulong)(archive.Length + Frame.Size - 1) / Frame.Size;
        boot.Kernel = new FrameRange(new Frame(KernelFrame), 16);
        boot.EarlyFrames = FirstRam - KernelFrame - 16;
        boot.Ram[0] = new FrameRange(new Frame(FirstRam), archiveFrame - FirstRam);
        boot.Ram[1] = new FrameRange(new Frame(archiveFrame + archiveFrames), frames - Hole - archiveFrame - archiveFrames);
        boot.RamCount = 2;
        if (archive.Length != 0)
        {
            boot.Archive = new FrameRange(new Frame(archiveFrame), archiveFrames);
            boot.ArchiveLength = (ulong)archive.Length;
            archive.CopyTo(new Span<byte>((void*)(Hardware.DirectMap + (nuint)(archiveFrame * Frame.Size)), archive.Length));
        }

        boot.UartKind = 1;
        boot.UartBase = 0x3F8;
        boot.UartInterrupt = 4;
        byte[] line = Encoding.UTF8.GetBytes(options);
        boot.CommandLineLength = line.Length;
        for (int i = 0; i < line.Length; i++)
        {
            boot.CommandLine[i] = line[i];
        }

        return boot;
    }
}
