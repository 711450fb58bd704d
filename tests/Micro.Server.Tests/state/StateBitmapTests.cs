using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class StateBitmapTests
{
    private const int Seed = 99;
    private const int Size = 300;

    [Fact]
    public void Searches_agree_with_a_set()
    {
        using HostRegion region = new(frames: 2);
        StateBitmap bitmap = region.Open().Bitmap(Size, Size);
        HashSet<int> oracle = [];
        Random random = new(Seed);
        for (int step = 0; step < 5000; step++)
        {
            int number = random.Next(Size);
            if (random.Next(3) != 0)
            {
                bitmap.Set(number);
                _ = oracle.Add(number);
            }
            else
            {
                bitmap.Clear(number);
                _ = oracle.Remove(number);
            }

            int from = random.Next(Size);
            int count = random.Next(1, 6);
            Assert.Equal(oracle.Contains(number), bitmap[number]);
            Assert.Equal(FirstRun(oracle, from, 1), bitmap.FindClear(from, Size));
            Assert.Equal(FirstRun(oracle, from, count), bitmap.FindClearRun(from, Size, count));
        }
    }

    private static int FirstRun(HashSet<int> taken, int from, int count)
    {
        for (int start = from; start + count <= Size; start++)
        {
            if (Enumerable.Range(start, count).All(number => !taken.Contains(number)))
            {
                return start;
            }
        }

        return -1;
    }
}
