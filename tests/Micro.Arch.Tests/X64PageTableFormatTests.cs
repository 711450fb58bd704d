using Micro.Arch.Contracts;
using Micro.Arch.X64;
using Xunit;

namespace Micro.Arch.Tests;

public class X64PageTableFormatTests
{
    public static TheoryData<PageRights> AllRights()
    {
        TheoryData<PageRights> data = [];
        for (int rights = 0; rights < 16; rights++)
        {
            data.Add((PageRights)rights);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_leaf_decodes_to_what_it_was_made_of(PageRights rights)
    {
        Frame frame = new(0xF_FFFF_FFFF);
        Assert.True(X64PageTableFormat.TryGetLeaf(X64PageTableFormat.Leaf(frame, rights), out Frame found, out PageRights foundRights));
        Assert.Equal(frame.Number, found.Number);
        Assert.Equal(rights, foundRights);
    }

    [Fact]
    public void Entries_have_the_bits_of_the_manual()
    {
        // Intel SDM vol. 3A, "Paging-Structure Entries": P 0, R/W 1, U/S 2, PWT 3, PCD 4, PS 7, G 8, XD 63.
        Assert.Equal(0x8000_0000_0000_5101, X64PageTableFormat.Leaf(new Frame(5), PageRights.Read));
        Assert.Equal(0x0000_0000_0000_5005UL, X64PageTableFormat.Leaf(new Frame(5), PageRights.User | PageRights.Execute));
        Assert.Equal(0x8000_0000_0000_5007, X64PageTableFormat.Leaf(new Frame(5), PageRights.User | PageRights.Write));
        Assert.Equal(0x8000_0000_0000_511B, X64PageTableFormat.Leaf(new Frame(5), PageRights.Write | PageRights.Device));
        Assert.Equal(0x8000_0000_0020_0183, X64PageTableFormat.Block(new Frame(512), PageRights.Write, 1));
        Assert.Equal(0x0000_0000_0000_5007UL, X64PageTableFormat.Directory(new Frame(5)));
    }

    [Fact]
    public void The_indices_of_an_address_are_its_nine_bit_groups()
    {
        VirtualAddress address = new((3UL << 39) | (5UL << 30) | (7UL << 21) | (11UL << 12) | 0x123);
        Assert.Equal([11, 7, 5, 3], [.. IndicesOf(address)]);
        Assert.Equal([511, 511, 511, 511], [.. IndicesOf(new VirtualAddress(ulong.MaxValue))]);
    }

    [Fact]
    public void Only_directories_lead_to_tables()
    {
        Assert.True(X64PageTableFormat.TryGetTable(X64PageTableFormat.Directory(new Frame(9)), 2, out Frame table));
        Assert.Equal(9UL, table.Number);
        Assert.False(X64PageTableFormat.TryGetTable(0, 1, out _));
        Assert.False(X64PageTableFormat.TryGetTable(X64PageTableFormat.Block(new Frame(512), PageRights.Write, 1), 1, out _));
    }

    [Fact]
    public void An_empty_entry_is_nothing()
    {
        Assert.False(X64PageTableFormat.IsPresent(0));
        Assert.False(X64PageTableFormat.TryGetLeaf(0, out _, out _));
    }

    private static int[] IndicesOf(VirtualAddress address)
    {
        int[] indices = new int[X64PageTableFormat.Levels];
        for (int level = 0; level < indices.Length; level++)
        {
            indices[level] = X64PageTableFormat.IndexAt(address, level);
        }

        return indices;
    }
}
