using Micro.Arch.Arm64;
using Micro.Arch.Contracts;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class Arm64PageTableFormatTests
{
    private const ulong Valid = 1UL << 0;
    private const ulong PageBit = 1UL << 1;
    private const ulong UserAccess = 1UL << 6;
    private const ulong ReadOnly = 1UL << 7;
    private const ulong AccessFlag = 1UL << 10;
    private const ulong NotGlobal = 1UL << 11;
    private const ulong KernelNoExecute = 1UL << 53;
    private const ulong UserNoExecute = 1UL << 54;

    private static Frame Sample => new(0xF_1234_5678);

    public static TheoryData<PageRights> AllRights
    {
        get
        {
            TheoryData<PageRights> all = [];
            for (int bits = 0; bits < 16; bits++)
            {
                all.Add((PageRights)bits);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_leaf_gives_back_its_frame_and_rights(PageRights rights)
    {
        Assert.True(Arm64PageTableFormat.TryGetLeaf(
            Arm64PageTableFormat.Leaf(Sample, rights), out Frame frame, out PageRights found));

        PageRights expected = rights.Includes(PageRights.Write) ? rights & ~PageRights.Execute : rights;
        Assert.Equal(Sample.Number, frame.Number);
        Assert.Equal(expected, found);
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Nothing_is_both_writable_and_executable(PageRights rights)
    {
        ulong entry = Arm64PageTableFormat.Leaf(Sample, rights);

        bool isWritable = (entry & ReadOnly) == 0;
        bool isExecutable = (entry & (UserNoExecute | KernelNoExecute)) != (UserNoExecute | KernelNoExecute);
        Assert.False(isWritable && isExecutable);
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void The_kernel_never_executes_what_a_user_reaches_nor_a_user_what_is_the_kernels(PageRights rights)
    {
        ulong entry = Arm64PageTableFormat.Leaf(Sample, rights);

        bool isUser = rights.Includes(PageRights.User);
        Assert.Equal(isUser, (entry & UserAccess) != 0);
        Assert.Equal(isUser, (entry & NotGlobal) != 0);
        Assert.NotEqual(0UL, entry & (isUser ? KernelNoExecute : UserNoExecute));
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Every_mapping_is_marked_as_accessed(PageRights rights)
    {
        Assert.NotEqual(0UL, Arm64PageTableFormat.Leaf(Sample, rights) & AccessFlag);
        Assert.NotEqual(0UL, Arm64PageTableFormat.Block(new Frame(512), rights, level: 1) & AccessFlag);
    }

    [Fact]
    public void A_block_is_present_but_neither_table_nor_leaf()
    {
        ulong block = Arm64PageTableFormat.Block(new Frame(512), PageRights.Write, level: 1);

        Assert.Equal(Valid, block & (Valid | PageBit));
        Assert.True(Arm64PageTableFormat.IsPresent(block));
        Assert.False(Arm64PageTableFormat.TryGetTable(block, 1, out _));
    }

    [Fact]
    public void A_directory_leads_to_its_table_above_the_last_level_only()
    {
        ulong entry = Arm64PageTableFormat.Directory(Sample);

        Assert.True(Arm64PageTableFormat.TryGetTable(entry, 1, out Frame table));
        Assert.Equal(Sample.Number, table.Number);
        Assert.False(Arm64PageTableFormat.TryGetTable(entry, 0, out _));
    }

    [Fact]
    public void Zero_is_nothing()
    {
        Assert.False(Arm64PageTableFormat.IsPresent(0));
        Assert.False(Arm64PageTableFormat.TryGetLeaf(0, out _, out _));
        Assert.False(Arm64PageTableFormat.TryGetTable(0, 3, out _));
    }

    [Theory]
    [InlineData(0xFFFF_8880_0000_0000, 273, 0, 0, 0)]
    [InlineData(0xFFFF_FFFF_8000_0000, 511, 510, 0, 0)]
    [InlineData(0x0000_7FFF_FFFF_E000, 255, 511, 511, 510)]
    public void Indices_are_nine_bits_a_level(ulong address, int root, int second, int third, int last)
    {
        VirtualAddress place = new(address);

        Assert.Equal(root, Arm64PageTableFormat.IndexAt(place, 3));
        Assert.Equal(second, Arm64PageTableFormat.IndexAt(place, 2));
        Assert.Equal(third, Arm64PageTableFormat.IndexAt(place, 1));
        Assert.Equal(last, Arm64PageTableFormat.IndexAt(place, 0));
    }
}
