using System;

namespace Micro.Server;

/// <summary>The descriptor of one container, in the region's control page: where it lies and how much of it is usable.</summary>
internal unsafe struct StateContainer
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    public StateControl* Region;

    public byte* Base;

    /// <summary>Bytes of address space that are the container's for ever.</summary>
    public ulong Reserved;

    /// <summary>Bytes from the start that have memory; whole frames.</summary>
    public ulong Committed;

    public uint ElementSize;

    /// <summary>Elements that have memory.</summary>
    public long Length;

    /// <summary>Elements that the address space has room for.</summary>
    public long Capacity;

    /// <summary>An index is outside: ends the server as any index error does.</summary>
    // Without an end: the compiler then knows that nothing behind the call is reached, and keeps no registers for it.
    public static void RefuseIndex()
    {
        while (true)
        {
            _ = ReadOnlySpan<byte>.Empty[0];
        }
    }

    /// <summary>Makes at least <paramref name="length"/> elements usable. New ones are zero.</summary>
    public bool TryExtend(long length)
    {
        if (length <= Length)
        {
            return true;
        }

        if (length > Capacity)
        {
            return false;
        }

        ulong wanted = StateRegion.RoundUp((ulong)length * ElementSize) - Committed;
        ulong added = Region->Platform.Commit(Region, Base + Committed, wanted);
        Committed += added;
        long usable = (long)(Committed / ElementSize);
        Length = usable < Capacity ? usable : Capacity;
        return added == wanted;
    }
}
