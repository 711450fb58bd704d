using System;
using System.IO;
using Micro.Archive;
using Micro.Tools.Archives;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class ChecksumStreamTests
{
    private const int Seed = 20260101;

    [Fact]
    public void The_pieces_do_not_matter()
    {
        Random random = new(Seed);
        for (int round = 0; round < 500; round++)
        {
            byte[] bytes = new byte[random.Next(100)];
            random.NextBytes(bytes);
            using MemoryStream output = new();
            using ChecksumStream stream = new(output, bytes.Length);
            for (int done = 0; done < bytes.Length;)
            {
                int piece = Math.Min(random.Next(1, 20), bytes.Length - done);
                stream.Write(bytes, done, piece);
                done += piece;
            }

            Assert.Equal(bytes, output.ToArray());
            Assert.True(Checksum.Of(bytes) == stream.Result(), $"seed {Seed}, round {round}");
        }
    }

    [Fact]
    public void Zeros_at_the_end_are_not_the_same_as_none()
    {
        Assert.NotEqual(Checksum.Of([1, 2, 3]), Checksum.Of([1, 2, 3, 0]));
        Assert.NotEqual(Checksum.Of([]), Checksum.Of(new byte[8]));
    }
}
