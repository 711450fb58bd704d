using Micro.Arch.Common;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class VirtioTransportsTests
{
    [Fact]
    public void Neighbours_make_a_row_in_any_order()
    {
        VirtioTransports row = default;
        row.Add(0x1400, 42);
        row.Add(0x1200, 41);
        row.Add(0x1600, 43);
        row.Add(0x1000, 40);

        Assert.Equal((0x1000UL, 4U, 40U), (row.Base, row.Count, row.Interrupt));
    }

    [Theory]
    [InlineData(0x1200, 42)]
    [InlineData(0x1400, 41)]
    [InlineData(0x0E00, 40)]
    [InlineData(0x1000, 40)]
    public void What_does_not_continue_the_row_is_left_out(ulong address, uint line)
    {
        VirtioTransports row = default;
        row.Add(0x1000, 40);
        row.Add(address, line);

        Assert.Equal((0x1000UL, 1U, 40U), (row.Base, row.Count, row.Interrupt));
    }

    [Fact]
    public void A_row_has_an_end()
    {
        VirtioTransports row = default;
        for (uint index = 0; index <= VirtioTransports.Most; index++)
        {
            row.Add(index * VirtioTransports.Stride, index);
        }

        Assert.Equal(VirtioTransports.Most, row.Count);
    }
}
