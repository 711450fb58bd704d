using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>The physical memory server: owns all RAM that is left after boot, and knows who has which frames.</summary>
/// <typeparam name="TAllocator">The policy.</typeparam>
/// <typeparam name="TViews">The way to the kernel.</typeparam>
/// <typeparam name="TTransport">The way to init.</typeparam>
public struct PmmServer<TAllocator, TViews, TTransport>
    : IServer<PmmServer<TAllocator, TViews, TTransport>>, IFrameServiceServer
    where TAllocator : struct, IFrameAllocator<TAllocator>
    where TViews : struct, IMemoryViews<TViews>
    where TTransport : struct, ITransport
{
    /// <summary>Effect: the capability of record B goes with all that was derived from it, then its frames are free.</summary>
    private const uint Release = 1;

    /// <summary>Effect: the same for every record of process B.</summary>
    private const uint ReleaseAll = 2;

    private readonly TViews _views;
    private readonly RamTable _ram;
    private readonly FrameBook<TAllocator> _book;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly DeathLog<TTransport> _deaths;

    private PmmServer(ref ProcessContext context)
    {
        _views = TViews.Open(ref context);
        _ram = RamTable.Declare(ref context, _views);
        _book = FrameBook<TAllocator>.Declare(context.State, _ram.Frames);
        _slots = context.Slots;
        _outbox = context.Outbox;
        _deaths = new DeathLog<TTransport>(context.State);
    }

    public static bool MakesCalls => false;

    public static ServiceError Start(ref ProcessContext context, out PmmServer<TAllocator, TViews, TTransport> server)
    {
        server = new PmmServer<TAllocator, TViews, TTransport>(ref context);
        if (context.State.Error != StateError.None)
        {
            return ServiceError.OutOfMemory;
        }

        if (server._book.TotalFrames == 0)
        {
            foreach (ref readonly MemoryRegion region in server._ram.Regions)
            {
                server._book.Add((int)(region.First - server._ram.Base), (int)region.Count);
            }
        }

        return server._ram.Frames == 0 ? ServiceError.OutOfMemory : ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        if (request.Protocol == FrameServiceDispatcher.Protocol)
        {
            FrameServiceDispatcher.Dispatch(ref this, ref request);
        }
    }

    public readonly void Signalled(ulong bits)
    {
        while (_deaths.TryNext(out ProcessId dead))
        {
            _outbox.Post(ReleaseAll, dead.Value);
        }
    }

    public readonly void Perform(Effect effect)
    {
        if (effect.A == Release)
        {
            Reclaim((int)effect.B);
            return;
        }

        for (int record = 1; record <= _book.LastRecord; record++)
        {
            if (_book.IsLive(record) && _book[record].Owner.Value == effect.B)
            {
                Reclaim(record);
            }
        }
    }

    public readonly ServiceError Allocate(ref Request request, uint count, byte alignment, out Slot memory, out ulong first)
    {
        memory = Slot.Null;
        first = 0;
        if (count == 0 || alignment > RamTable.MaximumAlignment)
        {
            return ServiceError.InvalidArgument;
        }

        if (count > (uint)_book.FreeFrames)
        {
            return ServiceError.OutOfMemory;
        }

        ServiceError error = _book.Allocate((int)count, alignment, new ProcessId((uint)request.Client.Value), out int record);
        if (error != ServiceError.None)
        {
            return error;
        }

        error = Hand(record, out memory);
        if (error != ServiceError.None)
        {
            _book.Release(record);
            return error;
        }

        first = _ram.Base + (uint)_book[record].First;
        return ServiceError.None;
    }

    public readonly ServiceError Free(ref Request request, ulong first)
    {
        if (first - _ram.Base >= (ulong)_ram.Frames)
        {
            return ServiceError.ForeignPointer;
        }

        ServiceError error = _book.Find(
            (int)(first - _ram.Base), new ProcessId((uint)request.Client.Value), out int record);
        if (error == ServiceError.None)
        {
            _outbox.Post(Release, (ulong)record);
        }

        return error;
    }

    public readonly ServiceError Statistics(ref Request request, out FrameStatistics statistics)
    {
        statistics = _book.Statistics;
        return ServiceError.None;
    }

    public readonly ServiceError NextRun(ref Request request, ulong after, out FrameRun run) =>
        FrameLayout.TryNext(_ram, _book, after, out run) ? ServiceError.None : ServiceError.NotFound;

    // The client's capability is derived from one that stays here, so that the block can be taken back from whoever has it by then.
    private readonly ServiceError Hand(int record, out Slot memory)
    {
        FrameRecord entry = _book[record];
        if (!_slots.TryTake(out memory))
        {
            return ServiceError.LimitReached;
        }

        ulong number = _ram.Base + (uint)entry.First;
        bool isHanded = _ram.TryFind(entry.First, out MemoryRegion region)
            && _views.TryNarrow(region.Memory, memory, number - region.First, (ulong)entry.Count);
        if (!isHanded)
        {
            _slots.Release(memory);
            memory = Slot.Null;
            return ServiceError.OutOfMemory;
        }

        if (!_views.TryClear(memory, (ulong)entry.Count))
        {
            _slots.Drop(memory);
            memory = Slot.Null;
            return ServiceError.OutOfMemory;
        }

        _book.SetMemory(record, memory);
        return ServiceError.None;
    }

    // Done twice it does nothing: the record is gone after the first time.
    private readonly void Reclaim(int record)
    {
        if (_book.IsLive(record))
        {
            _slots.RevokeAndDrop(_book[record].Memory);
            _book.Release(record);
        }
    }
}
