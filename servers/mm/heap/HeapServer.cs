using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Heap;

/// <summary>The heap: blocks of any size, one region per client, grown by asking the physical memory server and given back to it.</summary>
/// <typeparam name="TPolicy">Where blocks lie.</typeparam>
/// <typeparam name="TTransport">The way to other servers.</typeparam>
public struct HeapServer<TPolicy, TTransport> : IServer<HeapServer<TPolicy, TTransport>>, IHeapServiceServer
    where TPolicy : struct, IHeapPolicy<TPolicy>
    where TTransport : struct, ITransport
{
    /// <summary>Bytes that a region may keep free at its end, so that a client at the border does not go to and fro.</summary>
    private const ulong Slack = 16 * HeapLimits.Page;

    /// <summary>Effect: block B goes back to the physical memory server, its capability in slot C away.</summary>
    private const uint ReturnFrames = 1;

    /// <summary>Effect: all memory of region B goes back.</summary>
    private const uint Reclaim = 2;

    private readonly TPolicy _policy;
    private readonly RegionTable _regions;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly DeathLog<TTransport> _deaths;
    private readonly FrameServiceClient<TTransport> _frames;

    private HeapServer(ref ProcessContext context)
    {
        _policy = TPolicy.Declare(context.State);
        _regions = RegionTable.Declare(context.State);
        _slots = context.Slots;
        _outbox = context.Outbox;
        _deaths = new DeathLog<TTransport>(context.State);
        _frames = new FrameServiceClient<TTransport>(context.Require("pmm"u8));
    }

    public static bool MakesCalls => true;

    public static ServiceError Start(ref ProcessContext context, out HeapServer<TPolicy, TTransport> server)
    {
        server = new HeapServer<TPolicy, TTransport>(ref context);
        return ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        if (request.Protocol == HeapServiceDispatcher.Protocol)
        {
            HeapServiceDispatcher.Dispatch(ref this, ref request);
        }
    }

    public readonly void Signalled(ulong bits)
    {
        while (_deaths.TryNext(out ProcessId dead))
        {
            int client = _regions.Find(dead);
            if (client != 0)
            {
                _policy.Forget(client);
                _outbox.Post(Reclaim, (ulong)client);
            }
        }
    }

    public readonly void Perform(Effect effect)
    {
        if (effect.A == ReturnFrames)
        {
            Return(effect.B, new Slot((uint)effect.C));
            return;
        }

        int client = (int)effect.B;
        while (_regions.TryCut(client, 0, out RegionSegment cut))
        {
            Return(cut.FirstFrame, cut.Memory);
        }

        _regions.Release(client);
    }

    public readonly ServiceError Allocate(ref Request request, ulong size, out ulong offset, out ulong regionBytes)
    {
        offset = 0;
        regionBytes = 0;
        if (size == 0)
        {
            return ServiceError.InvalidArgument;
        }

        int client = _regions.FindOrMake(new ProcessId((uint)request.Client.Value));
        if (client == 0 || size > HeapLimits.RegionBytes)
        {
            return ServiceError.OutOfMemory;
        }

        ServiceError error = _policy.Allocate(client, size, out offset);
        if (error == ServiceError.OutOfMemory)
        {
            error = Grow(client, _policy.GrowthFor(size));
            error = error == ServiceError.None ? _policy.Allocate(client, size, out offset) : error;
        }

        regionBytes = _regions[client].End;
        return error == ServiceError.LimitReached ? ServiceError.OutOfMemory : error;
    }

    public readonly ServiceError Free(ref Request request, ulong offset, out ulong regionBytes)
    {
        regionBytes = 0;
        int client = _regions.Find(new ProcessId((uint)request.Client.Value));
        if (client == 0)
        {
            return ServiceError.ForeignPointer;
        }

        ServiceError error = _policy.Free(client, offset);
        if (error == ServiceError.None)
        {
            ulong tail = _policy.FreeTail(client, _regions[client].End);
            if (_regions[client].End - tail > Slack)
            {
                GiveBack(client, tail);
            }
        }

        regionBytes = _regions[client].End;
        return error;
    }

    public readonly ServiceError Resize(ref Request request, ulong offset, ulong size, out ulong usable, out bool resized)
    {
        usable = 0;
        resized = false;
        int client = _regions.Find(new ProcessId((uint)request.Client.Value));
        return client == 0 ? ServiceError.ForeignPointer
            : size == 0 || size > HeapLimits.RegionBytes ? ServiceError.InvalidArgument
            : _policy.Resize(client, offset, size, out usable, out resized);
    }

    public readonly ServiceError Segment(ref Request request, ulong offset, out Slot memory, out uint frames)
    {
        memory = Slot.Null;
        frames = 0;
        int client = _regions.Find(new ProcessId((uint)request.Client.Value));
        if (client == 0 || !_regions.TryFind(client, offset, out RegionSegment segment) || segment.Offset != offset)
        {
            return ServiceError.NotFound;
        }

        memory = segment.Memory;
        frames = segment.Frames;
        return ServiceError.None;
    }

    public readonly ServiceError Statistics(ref Request request, out HeapStatistics statistics)
    {
        int client = _regions.Find(new ProcessId((uint)request.Client.Value));
        HeapUse use = client == 0 ? default : _policy.Measure(client);
        ulong end = client == 0 ? 0 : _regions[client].End;
        statistics = new HeapStatistics(end, use.UsedBytes, (uint)use.LiveBlocks, use.LargestFree);
        return ServiceError.None;
    }

    // Where so much is not to be had in one piece: half of it, down to what is needed.
    private readonly ServiceError Grow(int client, ulong bytes)
    {
        uint needed = (uint)((bytes + HeapLimits.Page - 1) / HeapLimits.Page);
        uint wanted = (uint)(Generous(_regions[client].End) / HeapLimits.Page);
        wanted = wanted < needed ? needed : wanted;
        ServiceError error = _frames.Allocate(wanted, 0, out Slot memory, out ulong first);
        while (error != ServiceError.None && wanted > needed)
        {
            wanted = wanted / 2 < needed ? needed : wanted / 2;
            error = _frames.Allocate(wanted, 0, out memory, out first);
        }

        return error == ServiceError.None && Append(client, memory, first, wanted) ? ServiceError.None : ServiceError.OutOfMemory;
    }

    // A region doubles up to a megabyte and then grows by an eighth, but by no less: every segment takes a slot, and so they stay few
    // however long the region is.
    private static ulong Generous(ulong end)
    {
        const ulong Megabyte = 1 << 20;
        return end < Slack ? Slack : end < Megabyte ? end : end < 8 * Megabyte ? Megabyte : end / 8;
    }

    private readonly bool Append(int client, Slot memory, ulong firstFrame, uint frames)
    {
        if (!_slots.TryKeep(memory, out Slot kept))
        {
            _ = _frames.Free(firstFrame);
            return false;
        }

        ulong end = _regions[client].End;
        if (_policy.Extend(client, end, frames * HeapLimits.Page))
        {
            if (_regions.TryAppend(client, kept, firstFrame, frames))
            {
                return true;
            }

            _policy.Cut(client, end);
        }

        _outbox.Post(ReturnFrames, firstFrame, kept.Index);
        return false;
    }

    // Whole segments behind the last used byte go back to the physical memory server, after the commit. The outbox is bounded: what does
    // not fit in it is given back by a later request.
    private readonly void GiveBack(int client, ulong tail)
    {
        for (int count = 0; count < Outbox.Capacity / 2 && _regions.TryCut(client, tail, out RegionSegment cut); count++)
        {
            _policy.Cut(client, cut.Offset);
            _outbox.Post(ReturnFrames, cut.FirstFrame, cut.Memory.Index);
        }
    }

    // The physical memory server revokes the block, and with it the client's mappings and the capability in our slot.
    private readonly void Return(ulong firstFrame, Slot memory)
    {
        _ = _frames.Free(firstFrame);
        _slots.Drop(memory);
    }
}
