using System;
using Micro.Abi;

namespace Micro.Server;

/// <summary>Everything a process has beside its own code: what it was told, its state, its slots, its outbox, its parked callers.</summary>
/// <remarks>All parts are handles: a server keeps those it needs in its own struct.</remarks>
public readonly unsafe struct ProcessContext
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    internal ProcessContext(StartInfo info, StateRegion state)
    {
        Info = info;
        State = state;
        Slots = new SlotAllocator(state, info.FirstFreeSlot, info.SlotCount);
        state.Control->Slots = Slots;
        Outbox = new Outbox(state);
        Replies = new ReplyPool(state);
    }

    public StartInfo Info { get; }

    public StateRegion State { get; }

    public SlotAllocator Slots { get; }

    public Outbox Outbox { get; }

    public ReplyPool Replies { get; }

    /// <summary>The capability of this name; the null slot: the manifest does not grant it.</summary>
    public Slot Find(ReadOnlySpan<byte> name) => Info.Find(name);

    /// <summary>The same of a capability that the server cannot do without: if it is not granted, the host does not start the server.</summary>
    public Slot Require(ReadOnlySpan<byte> name)
    {
        Slot slot = Find(name);
        if (slot.IsNull && Missing.IsEmpty)
        {
            Span<byte> missing = State.Control->Missing;
            name.CopyTo(missing);
        }

        return slot;
    }

    /// <summary>The first capability that was required and not granted; empty: there is none.</summary>
    public ReadOnlySpan<byte> Missing
    {
        get
        {
            ReadOnlySpan<byte> name = State.Control->Missing;
            int end = name.IndexOf((byte)0);
            return end < 0 ? name : name.Slice(0, end);
        }
    }

    /// <summary>The message buffer.</summary>
    internal Span<byte> Buffer => new(State.Control->Buffer, MessageHeader.MaxLength);

    /// <summary>Where a server that makes calls keeps the arguments that lie in the message.</summary>
    internal Span<byte> RequestScratch => new(State.Control->RequestScratch, MessageHeader.MaxLength);

    /// <summary>Where handlers of such a server write bulk results.</summary>
    internal Span<byte> ReplyScratch => new(State.Control->ReplyScratch, MessageHeader.MaxLength);

    /// <summary>Address space for mappings that the server makes itself; 0: there is none left.</summary>
    public ulong ReserveAddresses(ulong bytes) => State.ReserveAddresses(bytes);
}
