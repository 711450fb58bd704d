using System;
using System.Collections.Generic;

namespace Micro.Tests.Features;

internal static class ArrayFeatures
{
    public static void Write(ref Report report)
    {
        int[] numbers = [5, 3, 9, 1, 7, 3];
        Array.Sort(numbers);
        report.Line("sort"u8, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        string[] words = ["pear", "fig", "apple", "date"];
        Array.Sort(words, static (left, right) => string.CompareOrdinal(left, right));
        foreach (string word in words)
        {
            report.Line("word"u8, word.Length, word[0]);
        }

        Array.Resize(ref words, 6);
        Array.Copy(words, 0, words, 2, 4);
        report.Line("copy"u8, words.Length, words[5].Length, words[2].Length);
        Array.Clear(words, 1, 2);
        report.Line("clear"u8, words[0].Length, words[1] == null ? 1 : 0, words[3].Length);
        report.Line("index"u8, Array.IndexOf(numbers, 9), Array.IndexOf(numbers, 4), numbers[^1], numbers[1..3].Length);
        report.Line("interface"u8, Sum(numbers), ((IReadOnlyList<int>)numbers)[2], ((IList<int>)numbers).IndexOf(7), ((ICollection<int>)numbers).Count);
        int[][] jagged = [[1], [2, 3], []];
        report.Line("jagged"u8, jagged.Length, jagged[1][1], jagged[2].Length);
        object[] objects = new string[3];
        objects[1] = "stored";
        report.Line("store"u8, ((string)objects[1]).Length, objects.Length);
        (int Key, string Text)[] pairs = [(1, "a"), (2, "bb")];
        (int key, string text) = pairs[1];
        report.Line("pairs"u8, key, text.Length);
        Array.Reverse(numbers);
        report.Line("reverse"u8, numbers[0], numbers[5], Array.Empty<string>().Length);
    }

    private static int Sum(IEnumerable<int> numbers)
    {
        int sum = 0;
        foreach (int number in numbers)
        {
            sum += number;
        }

        return sum;
    }
}
