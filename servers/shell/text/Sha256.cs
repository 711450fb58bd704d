using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.Servers.Shell.Text;

/// <summary>The SHA-256 hash (FIPS 180-4, "Secure Hash Standard").</summary>
/// <remarks>
/// Sixteen rounds stand in a row without a loop, each with the eight working variables in other roles, so that none is ever moved. The
/// rotations of a sum share work: ror(a,2)^ror(a,13)^ror(a,22) = ror(a ^ ror(a ^ ror(a,9),11),2).
/// </remarks>
public sealed class Sha256
{
    public const int HashSize = 32;
    private const int BlockSize = 64;

    private readonly byte[] _partial = new byte[BlockSize];
    private readonly uint[] _schedule = new uint[16];
    private readonly uint[] _hash = new uint[8];
    private ulong _length;

    public Sha256()
    {
        Reset();
    }

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public void Reset()
    {
        ReadOnlySpan<uint> initial =
        [
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        ];
        initial.CopyTo(_hash);
        _length = 0;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        int filled = (int)(_length % BlockSize);
        _length += (ulong)bytes.Length;
        if (filled > 0)
        {
            int count = Math.Min(BlockSize - filled, bytes.Length);
            bytes.Slice(0, count).CopyTo(_partial.AsSpan(filled));
            bytes = bytes.Slice(count);
            if (filled + count < BlockSize)
            {
                return;
            }

            HashBlock(_partial);
        }

        while (bytes.Length >= BlockSize)
        {
            HashBlock(bytes.Slice(0, BlockSize));
            bytes = bytes.Slice(BlockSize);
        }

        bytes.CopyTo(_partial);
    }

    /// <summary>Ends the message and gives its hash.</summary>
    public void Finish(Span<byte> hash)
    {
        ulong bits = _length * 8;
        int filled = (int)(_length % BlockSize);
        Span<byte> padding = stackalloc byte[2 * BlockSize];
        padding.Clear();
        padding[0] = 0x80;
        int zeros = (filled < BlockSize - 8 ? BlockSize : 2 * BlockSize) - 8 - filled;
        BinaryPrimitives.WriteUInt64BigEndian(padding.Slice(zeros), bits);
        Append(padding.Slice(0, zeros + 8));
        for (int i = 0; i < _hash.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.Slice(4 * i), _hash[i]);
        }
    }

    private void HashBlock(ReadOnlySpan<byte> block)
    {
        Span<uint> w = _schedule;
        ReadOnlySpan<uint> input = MemoryMarshal.Cast<byte, uint>(block);
        for (int i = 0; i < w.Length && i < input.Length; i++)
        {
            w[i] = BinaryPrimitives.ReverseEndianness(input[i]);
        }

        Span<uint> hash = _hash;
        Working working = new(hash);
        SixteenRounds(ref working, w, RoundConstants.Slice(0, 16));
        for (int round = 16; round < 64; round += 16)
        {
            Extend(w);
            SixteenRounds(ref working, w, RoundConstants.Slice(round, 16));
        }

        working.AddTo(hash);
    }

    /// <summary>The next sixteen words of the message schedule, in the place of the last.</summary>
    private static void Extend(Span<uint> w)
    {
        // One access to the last index proves the others to be within.
        _ = w[15];
        Advance(w, 0, 1, 9, 14);
        Advance(w, 1, 2, 10, 15);
        Advance(w, 2, 3, 11, 0);
        Advance(w, 3, 4, 12, 1);
        Advance(w, 4, 5, 13, 2);
        Advance(w, 5, 6, 14, 3);
        Advance(w, 6, 7, 15, 4);
        Advance(w, 7, 8, 0, 5);
        Advance(w, 8, 9, 1, 6);
        Advance(w, 9, 10, 2, 7);
        Advance(w, 10, 11, 3, 8);
        Advance(w, 11, 12, 4, 9);
        Advance(w, 12, 13, 5, 10);
        Advance(w, 13, 14, 6, 11);
        Advance(w, 14, 15, 7, 12);
        Advance(w, 15, 0, 8, 13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Advance(Span<uint> w, int word, int early, int middle, int late)
    {
        uint sum = w[word] + w[middle];
        uint x = w[early];
        sum += BitOperations.RotateRight(BitOperations.RotateRight(x, 11) ^ x, 7) ^ (x >> 3);
        x = w[late];
        w[word] = sum + (BitOperations.RotateRight(BitOperations.RotateRight(x, 2) ^ x, 17) ^ (x >> 10));
    }

    private static void SixteenRounds(ref Working working, ReadOnlySpan<uint> w, ReadOnlySpan<uint> k)
    {
        (uint a, uint b, uint c, uint d) = (working.A, working.B, working.C, working.D);
        (uint e, uint f, uint g, uint h) = (working.E, working.F, working.G, working.H);
        uint bc = b ^ c;
        _ = w[15] + k[15];
        Round(a, b, ref d, e, f, g, ref h, w, k, 0, ref bc);
        Round(h, a, ref c, d, e, f, ref g, w, k, 1, ref bc);
        Round(g, h, ref b, c, d, e, ref f, w, k, 2, ref bc);
        Round(f, g, ref a, b, c, d, ref e, w, k, 3, ref bc);
        Round(e, f, ref h, a, b, c, ref d, w, k, 4, ref bc);
        Round(d, e, ref g, h, a, b, ref c, w, k, 5, ref bc);
        Round(c, d, ref f, g, h, a, ref b, w, k, 6, ref bc);
        Round(b, c, ref e, f, g, h, ref a, w, k, 7, ref bc);
        Round(a, b, ref d, e, f, g, ref h, w, k, 8, ref bc);
        Round(h, a, ref c, d, e, f, ref g, w, k, 9, ref bc);
        Round(g, h, ref b, c, d, e, ref f, w, k, 10, ref bc);
        Round(f, g, ref a, b, c, d, ref e, w, k, 11, ref bc);
        Round(e, f, ref h, a, b, c, ref d, w, k, 12, ref bc);
        Round(d, e, ref g, h, a, b, ref c, w, k, 13, ref bc);
        Round(c, d, ref f, g, h, a, ref b, w, k, 14, ref bc);
        Round(b, c, ref e, f, g, h, ref a, w, k, 15, ref bc);
        (working.A, working.B, working.C, working.D) = (a, b, c, d);
        (working.E, working.F, working.G, working.H) = (e, f, g, h);
    }

    /// <summary>One round. The majority of a, b, c is ((a^b) &amp; (b^c)) ^ b, and a^b is b^c of the next round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        uint a, uint b, ref uint d, uint e, uint f, uint g, ref uint h,
        ReadOnlySpan<uint> w, ReadOnlySpan<uint> k, int round, ref uint bc)
    {
        h += w[round];
        h += k[round];
        h += BitOperations.RotateRight(BitOperations.RotateRight(BitOperations.RotateRight(e, 14) ^ e, 5) ^ e, 6);
        h += ((f ^ g) & e) ^ g;
        d += h;
        h += BitOperations.RotateRight(BitOperations.RotateRight(BitOperations.RotateRight(a, 9) ^ a, 11) ^ a, 2);
        uint ab = a ^ b;
        h += (bc & ab) ^ b;
        bc = ab;
    }

    /// <summary>The eight working variables.</summary>
    private struct Working(ReadOnlySpan<uint> hash)
    {
        public uint A = hash[0];
        public uint B = hash[1];
        public uint C = hash[2];
        public uint D = hash[3];
        public uint E = hash[4];
        public uint F = hash[5];
        public uint G = hash[6];
        public uint H = hash[7];

        public readonly void AddTo(Span<uint> hash)
        {
            hash[0] += A;
            hash[1] += B;
            hash[2] += C;
            hash[3] += D;
            hash[4] += E;
            hash[5] += F;
            hash[6] += G;
            hash[7] += H;
        }
    }
}
