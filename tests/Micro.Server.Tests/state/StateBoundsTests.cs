using System;
using Xunit;

namespace Micro.Server.Tests.State;

/// <summary>Nothing outside a container can be reached through it, however its index was made.</summary>
public sealed class StateBoundsTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(2047, true)]
    [InlineData(2048, false)]
    [InlineData(5000, false)]
    [InlineData(-1, false)]
    [InlineData(int.MinValue, false)]
    [InlineData(int.MaxValue, false)]
    public void A_table_has_the_elements_that_have_memory(int index, bool isInside)
    {
        using HostRegion region = new(frames: 8);
        StateTable<ushort> table = region.Open().Table<ushort>(capacity: 10_000, length: 2000);
        Assert.Equal(2048, table.Length);
        Assert.Equal(isInside, Succeeds(() => _ = table[index]));
        Assert.Equal(isInside, Succeeds(() => table.Modify(index) = 1));
    }

    [Theory]
    [InlineData(0, 4096, true)]
    [InlineData(4096, 0, true)]
    [InlineData(4095, 1, true)]
    [InlineData(4095, 2, false)]
    [InlineData(4097, 0, false)]
    [InlineData(-1, 1, false)]
    [InlineData(-1, 0, false)]
    [InlineData(0, -1, false)]
    [InlineData(4096, -4096, false)]
    [InlineData(long.MinValue, int.MaxValue, false)]
    [InlineData(long.MaxValue, int.MaxValue, false)]
    public void Bytes_are_those_that_have_memory(long offset, int count, bool isInside)
    {
        using HostRegion region = new(frames: 8);
        StateBytes bytes = region.Open().Bytes(capacity: 100_000, length: 10);
        Assert.Equal(4096, bytes.Length);
        Assert.Equal(isInside, Succeeds(() => bytes.Read(offset, count).Length));
        Assert.Equal(isInside, Succeeds(() => bytes.Modify(offset, count).Clear()));
        Assert.Equal(isInside, Succeeds(() => bytes.Overwrite(offset, count).Clear()));
    }

    private static bool Succeeds(Func<int> access) => Succeeds(() => { _ = access(); });

    private static bool Succeeds(Action access)
    {
        try
        {
            access();
            return true;
        }
        catch (IndexOutOfRangeException)
        {
            return false;
        }
    }
}
