using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>A virtqueue through which one buffer at a time goes to the device (Virtio 1.1, "Split Virtqueues").</summary>
/// <remarks>The counts of both sides lie in the memory they share, so that nothing else need remember them.</remarks>
/// <param name="memory">One page, cleared when the device is reset.</param>
internal readonly struct SendQueue(DeviceMemory memory)
{
    /// <summary>Buffers there could be; the least that all devices have.</summary>
    public const ushort Size = 2;

    private const int LengthOffset = 8;
    private const int FlagsOffset = 12;

    // The rings, each with its flags, its count and its entries, start on addresses that suit any device.
    private const int AvailableOffset = 1024;
    private const int UsedOffset = 2048;
    private const int CountOffset = 2;
    private const int EntriesOffset = 4;

    private const ushort NoInterrupt = 1;

    private readonly DeviceMemory _memory = memory;

    public ulong Descriptors => _memory.PhysicalOf(0);

    public ulong Available => _memory.PhysicalOf(AvailableOffset);

    public ulong Used => _memory.PhysicalOf(UsedOffset);

    /// <summary>The device has a buffer and is not done with it.</summary>
    public bool IsBusy => _memory.ReadUInt16(UsedOffset + CountOffset) != _memory.ReadUInt16(AvailableOffset + CountOffset);

    /// <summary>Gives the device a buffer, which must not be changed while the queue is busy.</summary>
    /// <param name="physical">Where it lies.</param>
    /// <param name="length">In bytes.</param>
    public void Offer(ulong physical, int length)
    {
        _memory.WriteUInt64(0, physical);
        _memory.WriteUInt32(LengthOffset, (uint)length);
        _memory.WriteUInt32(FlagsOffset, 0);
        ushort count = _memory.ReadUInt16(AvailableOffset + CountOffset);
        _memory.WriteUInt16(AvailableOffset + EntriesOffset + (count % Size * sizeof(ushort)), 0);

        // Last: from here on the device may take it.
        _memory.WriteUInt16(AvailableOffset + CountOffset, (ushort)(count + 1));
    }

    /// <summary>Whether the device shall interrupt when it is done. It may do so once more after it was told not to.</summary>
    public void WantInterrupt(bool isWanted) => _memory.WriteUInt16(AvailableOffset, isWanted ? (ushort)0 : NoInterrupt);
}
