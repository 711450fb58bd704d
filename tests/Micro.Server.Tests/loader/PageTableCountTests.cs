using System;
using System.Collections.Generic;
using Micro.Loader;
using Xunit;

namespace Micro.Server.Tests.Loader;

public sealed class PageTableCountTests
{
    private const int Seed = 31;
    private const int PageBits = 12;
    private const int LevelBits = 9;

    [Fact]
    public void Ascending_ranges_need_as_many_tables_as_their_pages_have_prefixes()
    {
        Random random = new(Seed);
        for (int round = 0; round < 200; round++)
        {
            PageTableCount count = default;
            HashSet<(int Level, ulong Prefix)> oracle = [];
            ulong address = 0x1000;
            for (int range = 0; range < 8; range++)
            {
                address += (ulong)random.NextInt64(1, 1L << random.Next(1, 28)) << PageBits;
                ulong pages = (ulong)random.Next(0, 3000);
                count.Add(address, pages);
                for (ulong page = 0; page < pages; page++)
                {
                    ulong number = (address >> PageBits) + page;
                    for (int level = 1; level <= 3; level++)
                    {
                        _ = oracle.Add((level, number >> (level * LevelBits)));
                    }
                }

                address += pages << PageBits;
            }

            Assert.Equal((uint)oracle.Count, count.Tables);
        }
    }
}
