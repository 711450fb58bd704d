using System;
using Micro.Runtime;

namespace Micro.Tests.Features;

internal static class MemoryFeatures
{
    private const int Rounds = 200;

    private static readonly Holder _root = new();
    private static Func<int, int>? _cached;

    private sealed class Holder
    {
        public string? Text;
        public Holder? Next;
    }

    public static void Write(ref Report report)
    {
        Resets(ref report);
        Blocks(ref report);
    }

    // More is made than the arena holds; what older objects kept of a round is gone in the next. The host's objects live on,
    // so what is read there is only what this round stored.
    private static void Resets(ref Report report)
    {
        _root.Text = null;
        long sum = 0;
        ArenaMark mark = Arena.Mark();
        nuint used = Arena.Used;
        for (int round = 0; round < Rounds; round++)
        {
            _cached ??= static value => value + 1;
            _root.Text ??= new string('x', 100);
            _root.Next = new Holder { Next = new Holder() };
            _root.Next.Next.Text = _root.Text;
            sum += _cached(round) + _root.Next.Next.Text.Length;
            Arena.ResetTo(mark);
        }

        report.Line("reset"u8, sum, Arena.Used == used ? 1 : 0);
    }

    // Every length and distance of a copy, up and down, against a copy by bytes.
    private static void Blocks(ref Report report)
    {
        Span<byte> moved = stackalloc byte[700];
        Span<byte> expected = stackalloc byte[700];
        int wrong = 0;
        uint state = 1;
        for (int length = 0; length < 300; length++)
        {
            for (int distance = -70; distance <= 70; distance += 7)
            {
                state = (state * 1103515245) + 12345;
                Randomize(moved, state);
                moved.CopyTo(expected);
                int from = 150;
                int to = from + distance;
                Slowly(expected, from, to, length);
                moved.Slice(from, length).CopyTo(moved[to..]);
                wrong += moved.SequenceEqual(expected) ? 0 : 1;
                moved.Slice(to, length).Fill((byte)length);
                for (int index = 0; index < length; index++)
                {
                    expected[to + index] = (byte)length;
                }

                wrong += moved.SequenceEqual(expected) ? 0 : 1;
                moved[^1] ^= 0x80;
                wrong += moved.SequenceCompareTo(expected) > 0 == moved[^1] > expected[^1] ? 0 : 1;
            }
        }

        report.Line("blocks"u8, wrong, moved[0], moved[699]);
    }

    private static void Randomize(Span<byte> bytes, uint state)
    {
        for (int index = 0; index < bytes.Length; index++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[index] = (byte)(state >> 24);
        }
    }

    private static void Slowly(Span<byte> bytes, int from, int to, int length)
    {
        for (int step = 0; step < length; step++)
        {
            int index = from < to ? length - 1 - step : step;
            bytes[to + index] = bytes[from + index];
        }
    }
}
