using System.Collections.Generic;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>The frame table against the page tables themselves. Only for the host's page-table format.</summary>
internal static class FrameInvariants
{
    private const int Entries = 512;

    public static void Check(IEnumerable<Ref<Thread>> threads)
    {
        Dictionary<ulong, uint> maps = [];
        HashSet<ulong> tables = [];
        foreach (Ref<Thread> thread in threads)
        {
            if (!thread.Value.BufferCapability.IsEmpty)
            {
                Add(maps, thread.Value.BufferCapability.Object);
            }
        }

        for (ushort tag = AddressSpaceTable.FirstTag; tag < KernelRoot.State.Spaces.End; tag++)
        {
            Ref<AddressSpace> space = KernelRoot.State.Spaces.At(tag);
            if (!space.IsNull)
            {
                Assert.Equal(tag, space.Value.Tag);
                Walk(space.Value.Root, 3, tag, maps, tables);
                WalkPool(ref space.Value, tables);
            }
        }

        CheckEntries(maps, tables);
    }

    private static void CheckEntries(Dictionary<ulong, uint> maps, HashSet<ulong> tables)
    {
        ulong objects = 0;
        for (ulong number = 0; number < HostMachine.Current!.Frames; number++)
        {
            Frame frame = new(number);
            FrameKind kind = KernelRoot.State.Frames.KindOf(frame);
            Assert.Equal(kind == FrameKind.PageTable, tables.Contains(number));
            bool isMapped = maps.TryGetValue(number, out uint count);
            Assert.True(!isMapped || kind == FrameKind.Plain, "an object is mapped");
            if (kind == FrameKind.Plain)
            {
                Assert.Equal(count, KernelRoot.State.Frames.EntryOf(frame).Count);
            }

            objects += kind >= FrameKind.PageTable ? 1u : 0;
        }

        Assert.Equal(objects, KernelRoot.State.Frames.ObjectFrames);
    }

    private static uint Walk(ulong table, int level, ushort tag, Dictionary<ulong, uint> maps, HashSet<ulong> tables)
    {
        uint used = 0;
        for (uint i = 0; i < Entries; i++)
        {
            ulong entry = new Ref<ulong>(AddressOf(table) + (i * sizeof(ulong))).Value;
            if (!HostPageTableFormat.IsPresent(entry))
            {
                continue;
            }

            used++;
            if (level == 0)
            {
                Assert.True(HostPageTableFormat.TryGetLeaf(entry, out Frame frame, out PageRights rights));
                Assert.NotEqual(PageRights.Write | PageRights.Execute, rights & (PageRights.Write | PageRights.Execute));
                Assert.Equal(rights.Includes(PageRights.Device), !KernelRoot.State.Frames.IsRam(frame));
                if (!rights.Includes(PageRights.Device))
                {
                    Add(maps, frame.Number);
                }

                continue;
            }

            Assert.True(HostPageTableFormat.TryGetTable(entry, level, out Frame next));
            FrameEntry known = KernelRoot.State.Frames.EntryOf(next);
            Assert.True(tables.Add(next.Number), "one table in two places");
            Assert.Equal(FrameKind.PageTable, known.Kind);
            Assert.Equal(tag, known.Tag);
            uint entries = Walk(next.Number, level - 1, tag, maps, tables);
            Assert.Equal(entries, known.Count);
            Assert.NotEqual(0u, entries);
        }

        return used;
    }

    private static void WalkPool(ref AddressSpace space, HashSet<ulong> tables)
    {
        ulong number = space.Pool;
        for (uint i = 0; i < space.PoolCount; i++)
        {
            Assert.True(tables.Add(number), "one pool frame in two places");
            FrameEntry known = KernelRoot.State.Frames.EntryOf(new Frame(number));
            Assert.Equal(FrameKind.PageTable, known.Kind);
            Assert.Equal(space.Tag, known.Tag);
            Assert.Equal(0u, known.Count);
            number = new Ref<ulong>(AddressOf(number)).Value;
        }
    }

    private static void Add(Dictionary<ulong, uint> maps, ulong frame) => maps[frame] = maps.GetValueOrDefault(frame) + 1;

    private static nuint AddressOf(ulong frame) => HostMachine.Current!.DirectMap + (nuint)(frame * Frame.Size);
}
