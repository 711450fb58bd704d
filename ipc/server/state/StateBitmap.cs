using System.Numerics;

namespace Micro.Server;

/// <summary>A set of small numbers in the state region, one bit each.</summary>
public readonly struct StateBitmap
{
    private const int WordBits = 64;

    private readonly StateTable<ulong> _words;

    internal StateBitmap(StateTable<ulong> words)
    {
        _words = words;
    }

    /// <summary>Numbers that can be asked for: 0 to Length - 1.</summary>
    public int Length => _words.Length * WordBits;

    public bool this[int number] => (_words[number / WordBits] & Mask(number)) != 0;

    public void Set(int number) => _words.Modify(number / WordBits) |= Mask(number);

    public void Clear(int number) => _words.Modify(number / WordBits) &= ~Mask(number);

    /// <summary>Puts <paramref name="count"/> consecutive numbers into the set, or takes them out, a word at a time.</summary>
    public void Fill(int first, int count, bool value)
    {
        int end = first + count;
        for (int number = first; number < end; number = (number | (WordBits - 1)) + 1)
        {
            int last = number | (WordBits - 1);
            ulong mask = ulong.MaxValue << (number % WordBits);
            mask = last < end ? mask : mask & (ulong.MaxValue >> (last - end + 1));
            ref ulong word = ref _words.Modify(number / WordBits);
            word = value ? word | mask : word & ~mask;
        }
    }

    /// <summary>The first number from <paramref name="from"/> on, and below <paramref name="end"/>, that is not in the set; -1: none.</summary>
    public int FindClear(int from, int end)
    {
        for (int number = from; number < end; number = (number | (WordBits - 1)) + 1)
        {
            ulong clear = ~_words[number / WordBits] & (ulong.MaxValue << (number % WordBits));
            if (clear != 0)
            {
                int found = (number & ~(WordBits - 1)) + BitOperations.TrailingZeroCount(clear);
                return found < end ? found : -1;
            }
        }

        return -1;
    }

    /// <summary>The first of <paramref name="count"/> consecutive numbers that are not in the set; -1: none.</summary>
    public int FindClearRun(int from, int end, int count)
    {
        int start = FindClear(from, end);
        while (start >= 0 && end - start >= count)
        {
            int length = 1;
            while (length < count && !this[start + length])
            {
                length++;
            }

            if (length == count)
            {
                return start;
            }

            start = FindClear(start + length + 1, end);
        }

        return -1;
    }

    /// <summary>Makes at least the numbers below <paramref name="length"/> usable; new ones are not in the set.</summary>
    public bool TryExtend(int length) => _words.TryExtend((length + WordBits - 1) / WordBits);

    private static ulong Mask(int number) => 1UL << (number % WordBits);
}
