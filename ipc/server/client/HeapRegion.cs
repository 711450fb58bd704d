using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>This process' region of the heap server, mapped at <see cref="ProcessLayout.Heap"/> as far as it has grown.</summary>
public readonly unsafe struct HeapRegion
{
    private readonly HeapServiceClient<KernelTransport> _service;
    private readonly SlotAllocator _slots;
    private readonly OwnPageTables _tables;
    private readonly StateValue<ulong> _mapped;

    /// <param name="context">Of a process that is granted "heap".</param>
    public HeapRegion(ref ProcessContext context)
    {
        _service = new HeapServiceClient<KernelTransport>(context.Find("heap"u8));
        _slots = context.Slots;
        _tables = new OwnPageTables(context.State);
        _mapped = context.State.Value<ulong>();
    }

    public HeapServiceClient<KernelTransport> Service => _service;

    /// <summary>Takes a block of at least <paramref name="size"/> bytes; what it holds is unspecified.</summary>
    public ServiceError Allocate(ulong size, out HeapBlock block)
    {
        block = default;
        ServiceError error = _service.Allocate(size, out ulong offset, out ulong regionBytes);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = MapUpTo(regionBytes);
        if (error != ServiceError.None)
        {
            _ = Free(new HeapBlock(offset, size));
            return error;
        }

        block = new HeapBlock(offset, size);
        return ServiceError.None;
    }

    /// <summary>Gives a block back. What the region loses by it is unmapped already.</summary>
    public ServiceError Free(HeapBlock block)
    {
        ServiceError error = _service.Free(block.Offset, out ulong regionBytes);
        if (error == ServiceError.None && regionBytes < _mapped.Value)
        {
            _mapped.Modify() = regionBytes;
        }

        return error;
    }

    /// <summary>Changes a block's size, where it lies if that is possible.</summary>
    public ServiceError Resize(ref HeapBlock block, ulong size)
    {
        ServiceError error = _service.Resize(block.Offset, size, out ulong _, out bool isResized);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (isResized)
        {
            block = new HeapBlock(block.Offset, size);
            return ServiceError.None;
        }

        error = Allocate(size, out HeapBlock moved);
        if (error == ServiceError.None)
        {
            ulong kept = block.Size < size ? block.Size : size;
            Bytes(block).Slice(0, (int)kept).CopyTo(Bytes(moved));
            _ = Free(block);
            block = moved;
        }

        return error;
    }

    /// <summary>The bytes of a live block.</summary>
    // SAFETY: Allocate maps the region beyond every block it gives out.
    public static Span<byte> Bytes(HeapBlock block) => new((byte*)(ProcessLayout.Heap + block.Offset), (int)block.Size);

    private ServiceError MapUpTo(ulong regionBytes)
    {
        while (_mapped.Value < regionBytes)
        {
            ulong offset = _mapped.Value;
            ServiceError error = _service.Segment(offset, out Slot memory, out uint frames);
            if (error != ServiceError.None)
            {
                return error;
            }

            // The mapping outlives the capability: only the heap server takes it away.
            bool isKept = _slots.TryKeep(memory, out Slot kept);
            OwnPageTables tables = _tables;
            KernelError mapped = isKept
                ? MemoryWindow.Map(
                    ref tables, WellKnownSlots.AddressSpace, kept, 0, frames, ProcessLayout.Heap + offset, Rights.Read | Rights.Write)
                : KernelError.LimitReached;
            if (isKept)
            {
                _slots.Drop(kept);
            }

            if (mapped != KernelError.None)
            {
                return ServiceError.OutOfMemory;
            }

            _mapped.Modify() = offset + (frames * ProcessLayout.PageSize);
        }

        return ServiceError.None;
    }
}
