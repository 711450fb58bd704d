using System;
using Micro.Server;

namespace Micro.Servers.Pmm;

/// <summary>The stretches of RAM that init handed over, and the numbering of frames: policies count from <see cref="Base"/>.</summary>
public readonly struct RamTable
{
    private const int MaximumRegions = 64;

    /// <summary>The largest alignment that can be asked for, as a binary logarithm: the base has it.</summary>
    public const int MaximumAlignment = 18;

    private readonly StateTable<MemoryRegion> _regions;
    private readonly StateValue<Extent> _extent;

    private RamTable(StateTable<MemoryRegion> regions, StateValue<Extent> extent)
    {
        _regions = regions;
        _extent = extent;
    }

    /// <summary>The machine's number of frame 0.</summary>
    public ulong Base => _extent.Value.Base;

    /// <summary>Frames from the base to the end of RAM, holes included.</summary>
    public int Frames => (int)_extent.Value.Frames;

    public ReadOnlySpan<MemoryRegion> Regions => _regions.Items.Slice(0, _extent.Value.Regions);

    /// <summary>Finds the capabilities named "memory…" at the first start.</summary>
    public static RamTable Declare<TViews>(ref ProcessContext context, TViews views)
        where TViews : struct, IMemoryViews<TViews>
    {
        RamTable table = new(
            context.State.Table<MemoryRegion>(MaximumRegions, MaximumRegions), context.State.Value<Extent>());
        if (table._extent.Value.Regions == 0)
        {
            table.Collect(context.Info.Capabilities, views);
        }

        return table;
    }

    /// <summary>The stretch that holds a frame of the policies' numbering.</summary>
    public bool TryFind(int frame, out MemoryRegion region)
    {
        ulong number = Base + (uint)frame;
        foreach (ref readonly MemoryRegion candidate in Regions)
        {
            if (number - candidate.First < candidate.Count)
            {
                region = candidate;
                return true;
            }
        }

        region = default;
        return false;
    }

    private void Collect<TViews>(ReadOnlySpan<NamedCapability> capabilities, TViews views)
        where TViews : struct, IMemoryViews<TViews>
    {
        ref Extent extent = ref _extent.Modify();
        ulong lowest = ulong.MaxValue;
        ulong end = 0;
        foreach (ref readonly NamedCapability capability in capabilities)
        {
            bool isMemory = ((ReadOnlySpan<byte>)capability.Name).StartsWith("memory"u8);
            if (!isMemory || extent.Regions == MaximumRegions
                || !views.TryMeasure(capability.Slot, out ulong first, out ulong frames) || frames == 0)
            {
                continue;
            }

            ref MemoryRegion region = ref _regions.Modify(extent.Regions);
            region.Memory = capability.Slot;
            region.First = first;
            region.Count = frames;
            extent.Regions++;
            lowest = first < lowest ? first : lowest;
            end = first + frames > end ? first + frames : end;
        }

        extent.Base = lowest & ~((1UL << MaximumAlignment) - 1);
        extent.Frames = extent.Regions == 0 ? 0 : end - extent.Base;
    }

    private struct Extent
    {
        public ulong Base;
        public ulong Frames;
        public int Regions;
    }
}
