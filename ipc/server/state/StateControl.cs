using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>The first page of a state region: what a restarted server needs to find everything again.</summary>
internal unsafe struct StateControl
{
    /// <summary>"MSTATE01", little endian.</summary>
    public const ulong ExpectedMagic = 0x31304554_4154534D;

    /// <summary>As many descriptors as fit behind the fields.</summary>
    public const int MaximumContainers = 48;

    public ulong Magic;

    /// <summary>Requests committed since the process was made: the request number of the exactly-once rule.</summary>
    public ulong Commits;

    /// <summary>How memory is reserved and committed here, and what the kernel is. Set again at every start: code moves, state does not.</summary>
    public Platform Platform;

    /// <summary>The first address that no container has reserved.</summary>
    public ulong NextAddress;

    /// <summary>The message buffer.</summary>
    public byte* Buffer;

    /// <summary>A page for arguments, and one for bulk results, of servers that make calls.</summary>
    public byte* RequestScratch;

    public byte* ReplyScratch;

    /// <summary>A page that keeps the message buffer while more frames are asked for.</summary>
    public byte* SavedBuffer;

    /// <summary>Tests: a handle to the kernel's stand-in.</summary>
    public nint HostKernel;

    /// <summary>Reply objects there are, at most <see cref="ReplyPool.Most"/>.</summary>
    public int ReplyCount;

    /// <summary>Bit i: Reply i holds a parked caller.</summary>
    public ReplyBits ParkedReplies;

    /// <summary>Room in the frame that small containers share.</summary>
    public byte* SmallNext;

    public ulong SmallLeft;

    /// <summary>Effects in the outbox, and how many of them are done.</summary>
    public int EffectCount;

    public int EffectsDone;

    /// <summary>Containers declared so far at this start.</summary>
    public int Declared;

    /// <summary>Containers that have a descriptor.</summary>
    public int ContainerCount;

    /// <summary>The first declaration that could not be met: a <see cref="StateError"/>.</summary>
    public StateError Error;

    /// <summary>The first capability that the server requires and was not given.</summary>
    public NamedCapability.NameBytes Missing;

    /// <summary>Where the memory comes from.</summary>
    public FrameSource Frames;

    /// <summary>The process' slots, once there are any: frames that come from the service need one.</summary>
    public SlotAllocator Slots;

    /// <summary>No slot below this number is free: where a search starts. Only a hint, so it is not logged.</summary>
    public int FirstFreeSlot;

    public Descriptors Containers;

    [InlineArray(MaximumContainers)]
    public struct Descriptors
    {
        private StateContainer _first;
    }
}
