using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>This process' region of the heap server, mapped at <see cref="ProcessLayout.Heap"/> as far as it has grown.</summary>
/// <remarks>Blocks of up to 4 KiB are cut here from spans that the server gave; only larger ones cost a call each.</remarks>
public readonly unsafe struct HeapRegion
{
    private readonly HeapServiceClient<KernelTransport> _service;
    private readonly SlotAllocator _slots;
    private readonly OwnPageTables _tables;
    private readonly StateValue<ulong> _mapped;
    private readonly SmallBlocks _small;

    /// <param name="context">Of a process that is granted "heap".</param>
    public HeapRegion(ref ProcessContext context)
    {
        _service = new HeapServiceClient<KernelTransport>(context.Find("heap"u8));
        _slots = context.Slots;
        _tables = new OwnPageTables(context.State);
        _mapped = context.State.Value<ulong>();
        _small = new SmallBlocks(context.State);
    }

    public HeapServiceClient<KernelTransport> Service => _service;

    /// <summary>Takes a block of at least <paramref name="size"/> bytes; what it holds is unspecified.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ServiceError Allocate(ulong size, out HeapBlock block)
    {
        // One comparison: of size 0 there is none either.
        if (size - 1 < SmallBlocks.LargestBlock && _small.TryAllocate(size, out ulong offset, out int span))
        {
            block = new HeapBlock(offset, size, span);
            return ServiceError.None;
        }

        return AllocateSlowly(size, out block);
    }

    /// <summary>Takes a block and fills it with zeros.</summary>
    public ServiceError AllocateZeroed(ulong size, out HeapBlock block)
    {
        ServiceError error = Allocate(size, out block);
        if (error == ServiceError.None)
        {
            Bytes(block).Clear();
        }

        return error;
    }

    /// <summary>Gives a block back.</summary>
    /// <returns>DoubleFree, ForeignPointer: nothing changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ServiceError Free(HeapBlock block) =>
        _small.TryFree(block.Offset, block.Span) ? ServiceError.None : FreeSlowly(block);

    /// <summary>Gives back the memory that is kept for small blocks and not in use.</summary>
    public void Trim()
    {
        HeapSpans source = new(this);
        _small.Trim(ref source);
    }

    /// <summary>Takes a block of the heap server's own, whatever its size.</summary>
    public ServiceError AllocateDirect(ulong size, out HeapBlock block)
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
            _ = FreeDirect(new HeapBlock(offset, size));
            return error;
        }

        block = new HeapBlock(offset, size);
        return ServiceError.None;
    }

    /// <summary>Gives a block of the heap server's own back. What the region loses by it is unmapped already.</summary>
    public ServiceError FreeDirect(HeapBlock block)
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
        bool isResized = block.Span != 0 && size <= SmallBlocks.Usable(block.Size);
        ServiceError error = block.Span == 0 ? _service.Resize(block.Offset, size, out ulong _, out isResized) : ServiceError.None;
        if (error != ServiceError.None)
        {
            return error;
        }

        if (isResized)
        {
            block = new HeapBlock(block.Offset, size, block.Span);
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
    public static Span<byte> Bytes(HeapBlock block) => new(UserMemory.At(ProcessLayout.Heap + block.Offset), (int)block.Size);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ServiceError AllocateSlowly(ulong size, out HeapBlock block)
    {
        if (size is 0 or > SmallBlocks.LargestBlock)
        {
            return AllocateDirect(size, out block);
        }

        HeapSpans source = new(this);
        ServiceError error = _small.Allocate(ref source, size, out ulong offset, out int span);
        block = error == ServiceError.None ? new HeapBlock(offset, size, span) : default;
        return error;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ServiceError FreeSlowly(HeapBlock block)
    {
        if (block.Span == 0)
        {
            return FreeDirect(block);
        }

        HeapSpans source = new(this);
        return _small.Free(ref source, block.Offset, block.Span);
    }

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
