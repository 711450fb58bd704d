using System;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class StaticFeatures
{
    private static readonly string[] Names = ["zero", "one", "two", "three"];
    private static readonly int[] Numbers = [1, 2, 3, 5, 8];
    private static readonly Node Graph = new("root", new Node("left", [null]), new Node("right", new Node("leaf", [null])));

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
        private static int Compute() => Names.Length + Numbers.Length;
    }

    private static class PerType<T>
    {
        public static readonly T[] Pair = new T[2];
    }

    public static void Write(ref Report report)
    {
        int letters = 0;
        foreach (string name in Names)
        {
            letters += name.Length;
        }

        report.Line("names"u8, Names.Length, letters, Names[3][4]);
        report.Line("numbers"u8, Numbers.Length, Numbers[4]);
        report.Line("graph"u8, Graph.Count);
        report.Line("lazy"u8, Lazy.Value, Lazy.Function(1));
        PerType<int>.Pair[1] = 6;
        PerType<string>.Pair[1] = "six";
        report.Line("per type"u8, PerType<int>.Pair[1], PerType<string>.Pair[1].Length, PerType<long>.Pair[1]);
    }
}
