using System;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class StaticFeatures
{
    private static readonly string[] _names = ["zero", "one", "two", "three"];
    private static readonly int[] _numbers = [1, 2, 3, 5, 8];
    private static readonly Node _graph = new("root", new Node("left", [null]), new Node("right", new Node("leaf", [null])));

    private sealed class Node(string name, params Node?[] children)
    {
        public int Count
        {
            get
            {
                int count = name.Length;
                foreach (Node? child in children)
                {
                    count += child == null ? 1 : 100 * child.Count;
                }

                return count;
            }
        }
    }

    private static class Lazy
    {
        public static readonly int Value = Compute();

        public static readonly Func<int, int> Function = static value => value + Value;

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Compute() => _names.Length + _numbers.Length;
    }

    private static class PerType<T>
    {
        public static readonly T[] Pair = new T[2];
    }

    public static void Write(ref Report report)
    {
        int letters = 0;
        foreach (string name in _names)
        {
            letters += name.Length;
        }

        report.Line("names"u8, _names.Length, letters, _names[3][4]);
        report.Line("numbers"u8, _numbers.Length, _numbers[4]);
        report.Line("graph"u8, _graph.Count);
        report.Line("lazy"u8, Lazy.Value, Lazy.Function(1));
        PerType<int>.Pair[1] = 6;
        PerType<string>.Pair[1] = "six";
        report.Line("per type"u8, PerType<int>.Pair[1], PerType<string>.Pair[1].Length, PerType<long>.Pair[1]);
    }
}
