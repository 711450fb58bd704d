using Micro.Servers.Heap;
using Xunit;

namespace Micro.Memory.Tests;

/// <summary>The table of small sizes.</summary>
public sealed class SizeClassTests
{
    [Fact]
    public void Every_size_fits_its_class_and_no_smaller_one()
    {
        for (ulong size = 1; size <= SizeClass.Largest; size++)
        {
            int sizeClass = SizeClass.Of(size);
            Assert.InRange(sizeClass, 0, SizeClass.Count - 1);
            Assert.True(size <= SizeClass.BlockBytes(sizeClass));
            Assert.True(sizeClass == 0 || size > SizeClass.BlockBytes(sizeClass - 1));
        }
    }

    [Fact]
    public void Rounding_wastes_less_than_a_quarter_above_one_granule_step()
    {
        for (ulong size = 65; size <= SizeClass.Largest; size++)
        {
            Assert.True((SizeClass.BlockBytes(SizeClass.Of(size)) - size) * 4 < size);
        }
    }

    [Fact]
    public void A_span_has_at_least_eight_blocks_and_a_bit_for_each()
    {
        for (int sizeClass = 0; sizeClass < SizeClass.Count; sizeClass++)
        {
            Assert.InRange(SizeClass.BlocksPerSpan(sizeClass), 8, 256);
            Assert.Equal(0UL, SizeClass.BlockBytes(sizeClass) % HeapLimits.Granule);
        }
    }
}
