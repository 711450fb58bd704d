using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Memory in one physical piece that is mapped into this process and that a device reads and writes by itself.</summary>
/// <remarks>Every access to a number happens, once and in order. Whoever makes one vouches for the mapping.</remarks>
/// <param name="address">Where it is mapped.</param>
/// <param name="physical">Where the device finds it.</param>
/// <param name="length">In bytes.</param>
public readonly unsafe struct DeviceMemory(ulong address, ulong physical, int length)
{
    // Inspect of a Memory: kind, rights, badge, first frame, frames.
    private const int FirstFrameWord = 3;

    private readonly byte* _bytes = UserMemory.At(address);
    private readonly ulong _physical = physical;

    public int Length { get; } = length;

    /// <summary>Gets frames of the frame service and maps them. They are clear.</summary>
    /// <returns>False: there is no such piece, or no address or page table for it.</returns>
    public static bool TryAllocate(ref ProcessContext context, uint frames, out DeviceMemory memory)
    {
        memory = default;
        FrameServiceClient<KernelTransport> service = new(context.Require("pmm"u8));
        if (service.Allocate(frames, 0, out Slot received, out _) != ServiceError.None || !context.Slots.TryKeep(received, out Slot block))
        {
            return false;
        }

        SystemCallWords words = default;
        int bytes = (int)(frames * ProcessLayout.PageSize);
        ulong address = context.ReserveAddresses((ulong)bytes);
        OwnPageTables tables = new(context.State);
        bool isMapped = address != 0
            && SystemCalls.Inspect(block, InspectKind.Capability, ref words) == KernelError.None
            && MemoryWindow.Map(ref tables, WellKnownSlots.AddressSpace, block, 0, frames, address, Rights.Read | Rights.Write)
                == KernelError.None;
        memory = new DeviceMemory(address, words[FirstFrameWord] * ProcessLayout.PageSize, bytes);
        return isMapped;
    }

    /// <summary>Where the device finds a byte.</summary>
    public ulong PhysicalOf(int offset) => _physical + (uint)offset;

    /// <summary>Bytes that the device does not touch meanwhile.</summary>
    public Span<byte> Bytes(int offset, int count)
    {
        Check(offset, count);

        // SAFETY (all): the bytes lie within the mapping.
        return new Span<byte>(_bytes + offset, count);
    }

    /// <summary>Part of it, for one purpose.</summary>
    public DeviceMemory Part(int offset, int count)
    {
        Check(offset, count);
        return new DeviceMemory(UserMemory.AddressOf(_bytes + offset), PhysicalOf(offset), count);
    }

    public ushort ReadUInt16(int offset)
    {
        Check(offset, sizeof(ushort));
        return Volatile.Read(ref *(ushort*)(_bytes + offset));
    }

    public void WriteUInt16(int offset, ushort value)
    {
        Check(offset, sizeof(ushort));
        Volatile.Write(ref *(ushort*)(_bytes + offset), value);
    }

    public void WriteUInt32(int offset, uint value)
    {
        Check(offset, sizeof(uint));
        Volatile.Write(ref *(uint*)(_bytes + offset), value);
    }

    public void WriteUInt64(int offset, ulong value)
    {
        Check(offset, sizeof(ulong));
        Volatile.Write(ref *(ulong*)(_bytes + offset), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check(int offset, int count)
    {
        if ((uint)offset > (uint)Length || (uint)count > (uint)(Length - offset))
        {
            StateContainer.RefuseIndex();
        }
    }
}
