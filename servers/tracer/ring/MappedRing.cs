using System.Threading;
using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>The ring as the kernel shares it.</summary>
internal readonly struct MappedRing : IRecordRing
{
    private readonly ulong _head;
    private readonly ulong _records;

    private MappedRing(ulong address)
    {
        _head = address;
        _records = address + ProcessLayout.PageSize;
        Capacity = Head.Capacity;
    }

    public ulong Capacity { get; }

    public ulong Written => Volatile.Read(in Head.Written);

    private ref readonly TraceRingHead Head => ref MappedMemory.At<TraceRingHead>(_head);

    /// <summary>Opens the ring at an address.</summary>
    /// <returns>False: what lies there is none, or one of another version.</returns>
    public static bool TryOpen(ulong address, out MappedRing ring)
    {
        ring = new MappedRing(address);
        return ring.Head.Magic == TraceRingHead.ExpectedMagic && ring.Capacity != 0;
    }

    public void Copy(ulong number, out TraceRecord record) =>
        record = MappedMemory.At<TraceRecord>(_records + ((number - 1) % Capacity * TraceRecord.Size));
}
