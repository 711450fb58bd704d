using Micro.Abi;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Objects;

/// <summary>A flow of control: its registers, why it waits, and the capabilities that the kernel keeps for it.</summary>
/// <remarks>Entry code stores the registers at the start of the object; the vectors lie at a multiple of 16 bytes. One frame.</remarks>
public struct Thread
{
    public const int Frames = 1;

    /// <summary>Must be first: assembly addresses it by the thread's address.</summary>
    public RegisterFile Registers;

    public VectorState Vectors;

    public ThreadState State;

    public byte Priority;

    /// <summary>The highest priority that it may give to any thread: what it was configured with.</summary>
    public byte PriorityLimit;

    /// <summary>It heads the threads of its priority in a <see cref="ThreadQueue"/>.</summary>
    internal bool IsLeader;

    public FaultKind FaultKind;

    public SlowReasons Slow;

    /// <summary>First slot of the window for the capabilities of a reply; 0: none.</summary>
    public ushort ReceiveWindow;

    /// <summary>First slot for the capabilities of the reply to its call, where they stay; 0: <see cref="ReceiveWindow"/>.</summary>
    public ushort AnswerWindow;

    /// <summary>The slot of the Reply that it receives with: that Reply's window follows it.</summary>
    public ushort ReplySlot;

    /// <summary>What recordings call it; 0: nobody gave it a label.</summary>
    public uint TraceLabel;

    /// <summary>The badge of the capability that it sends through.</summary>
    public ulong SendBadge;

    public ulong FaultAddress;

    public ulong FaultCode;

    /// <summary>Bits that the last receive took from the bound notification.</summary>
    public ulong TakenBits;

    /// <summary>Nanoseconds on the CPU.</summary>
    public ulong CpuTime;

    /// <summary>The same when it last received.</summary>
    public ulong CpuTimeAtReceive;

    /// <summary>What is left of its time slice, in nanoseconds; negative: it is overdrawn.</summary>
    public long SliceLeft;

    private nuint _process;
    private nuint _buffer;
    private nuint _waitsOn;
    private nuint _reply;
    private nuint _next;
    private nuint _previous;
    private nuint _nextLeader;
    private nuint _previousLeader;

    public ObjectHeader Header;

    public Capability ProcessCapability;

    public Capability FaultEndpoint;

    public Capability BoundNotification;

    public Capability BufferCapability;

    /// <summary>The object of <see cref="ProcessCapability"/>.</summary>
    public Ref<Process> Process
    {
        readonly get => new(_process);
        set => _process = value.Address;
    }

    /// <summary>The message buffer in the direct map.</summary>
    public Ref<ulong> Buffer
    {
        readonly get => new(_buffer);
        set => _buffer = value.Address;
    }

    /// <summary>The endpoint, notification or reply that the state speaks of; of meaning only in the states that wait.</summary>
    public nuint WaitsOn
    {
        readonly get => _waitsOn;
        set => _waitsOn = value;
    }

    /// <summary>The Reply that will hold the next caller; of meaning only in state Receiving.</summary>
    public Ref<Reply> Reply
    {
        readonly get => new(_reply);
        set => _reply = value.Address;
    }

    /// <summary>Neighbours in the ring of threads of one priority.</summary>
    public Ref<Thread> Next
    {
        readonly get => new(_next);
        set => _next = value.Address;
    }

    public Ref<Thread> Previous
    {
        readonly get => new(_previous);
        set => _previous = value.Address;
    }

    /// <summary>First thread of the next lower priority in a <see cref="ThreadQueue"/>; of leaders only.</summary>
    public Ref<Thread> NextLeader
    {
        readonly get => new(_nextLeader);
        set => _nextLeader = value.Address;
    }

    public Ref<Thread> PreviousLeader
    {
        readonly get => new(_previousLeader);
        set => _previousLeader = value.Address;
    }
}
