using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>Who has which frames: a policy that picks them, and a record per allocation.</summary>
/// <typeparam name="TAllocator">The policy.</typeparam>
public readonly struct FrameBook<TAllocator>
    where TAllocator : struct, IFrameAllocator<TAllocator>
{
    /// <summary>Live allocations at the most. Clients take spans of frames, so this is far from one a frame.</summary>
    public const int MaximumAllocations = 16384;

    private const int InitialAllocations = 64;

    private readonly TAllocator _allocator;
    private readonly StatePool<FrameRecord> _records;
    private readonly StateIndex _byFirst;
    private readonly StateValue<Totals> _totals;

    private FrameBook(
        TAllocator allocator, StatePool<FrameRecord> records, StateIndex byFirst, StateValue<Totals> totals)
    {
        _allocator = allocator;
        _records = records;
        _byFirst = byFirst;
        _totals = totals;
    }

    public static FrameBook<TAllocator> Declare(StateRegion region, int frames) => new(
        TAllocator.Declare(region, frames),
        region.Pool<FrameRecord>(MaximumAllocations, InitialAllocations),
        region.Index(MaximumAllocations, InitialAllocations),
        region.Value<Totals>());

    /// <summary>The highest record number: the end of a walk.</summary>
    public int LastRecord => _records.Last;

    public ref readonly FrameRecord this[int record] => ref _records[record];

    public bool IsLive(int record) => _records.IsLive(record);

    public int TotalFrames => _totals.Value.Frames;

    public int FreeFrames => _allocator.FreeFrames;

    /// <summary>All counts; finding the largest run may take a walk over all frames.</summary>
    public FrameStatistics Statistics => new(
        (ulong)_totals.Value.Frames, (ulong)_allocator.FreeFrames, (ulong)_allocator.LargestRun, (uint)_totals.Value.Allocations);

    /// <summary>Adds RAM to what can be handed out.</summary>
    public void Add(int first, int count)
    {
        _allocator.Free(first, count);
        _totals.Modify().Frames += count;
    }

    /// <summary>Takes frames and writes down whose they are.</summary>
    public ServiceError Allocate(int count, int alignment, ProcessId owner, out int record)
    {
        if (!_records.TryTake(out record))
        {
            return ServiceError.LimitReached;
        }

        if (!_allocator.TryAllocate(count, alignment, out int first))
        {
            _ = _records.TryRelease(record);
            return ServiceError.OutOfMemory;
        }

        if (!_byFirst.TryAdd(Hash(first), record))
        {
            _allocator.Free(first, count);
            _ = _records.TryRelease(record);
            return ServiceError.LimitReached;
        }

        ref FrameRecord entry = ref _records.Modify(record);
        entry.First = first;
        entry.Count = count;
        entry.Owner = owner;
        entry.Memory = Slot.Null;
        _totals.Modify().Allocations++;
        return ServiceError.None;
    }

    /// <summary>Remembers the capability of an allocation.</summary>
    public void SetMemory(int record, Slot memory) => _records.Modify(record).Memory = memory;

    /// <summary>The record of the allocation that starts at <paramref name="first"/>, if it is <paramref name="owner"/>'s.</summary>
    /// <returns>DoubleFree: the frame is free. ForeignPointer: it is another's. NotAllocated: no allocation starts there.</returns>
    public ServiceError Find(int first, ProcessId owner, out int record)
    {
        if (!TryFindStart(first, out record))
        {
            return _allocator.IsFree(first) ? ServiceError.DoubleFree : ServiceError.NotAllocated;
        }

        return _records[record].Owner.Value == owner.Value ? ServiceError.None : ServiceError.ForeignPointer;
    }

    /// <summary>The record of the allocation that starts at a frame.</summary>
    public bool TryFindStart(int first, out int record)
    {
        int cursor = _byFirst.First(Hash(first));
        while (cursor != 0 && _records[_byFirst.Value(cursor)].First != first)
        {
            cursor = _byFirst.Next(cursor);
        }

        record = cursor == 0 ? 0 : _byFirst.Value(cursor);
        return cursor != 0;
    }

    /// <summary>Strikes out an allocation: its frames are free.</summary>
    public void Release(int record)
    {
        FrameRecord entry = _records[record];
        _ = _byFirst.Remove(Hash(entry.First), record);
        _allocator.Free(entry.First, entry.Count);
        _ = _records.TryRelease(record);
        _totals.Modify().Allocations--;
    }

    /// <summary>The frame is free.</summary>
    public bool IsFree(int frame) => _allocator.IsFree(frame);

    // Blocks often start at multiples of powers of two: Fibonacci hashing spreads them (D. Knuth, vol. 3, "Hashing").
    private static ulong Hash(int first) => ((ulong)(uint)first * 0x9E37_79B9_7F4A_7C15UL) >> 20;

    private struct Totals
    {
        public int Frames;
        public int Allocations;
    }
}
