using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class GenericFeatures
{
    private interface IPolicy
    {
        static abstract int Weight { get; }

        static virtual int Double(int value) => 2 * value;
    }

    private readonly struct Light : IPolicy
    {
        public static int Weight => 1;
    }

    private readonly struct Heavy : IPolicy
    {
        public static int Weight => 100;

        public static int Double(int value) => 3 * value;
    }

    private sealed class Heaviest : IPolicy
    {
        public static int Weight => 1000;
    }

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;

        public Box<TOther> With<TOther>(TOther other) => Value == null ? null! : new(other);
    }

    private sealed class Countdown(int from) : IEnumerable<int>
    {
        public IEnumerator<int> GetEnumerator()
        {
            for (int value = from; value > 0; value--)
            {
                yield return value;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public static void Write(ref Report report)
    {
        report.Line("static abstract"u8, Weigh<Light>(3), Weigh<Heavy>(3), Weigh<Heaviest>(3));
        report.Line("generic"u8, new Box<int>(4).Value, new Box<string>("four").Value.Length, new Box<int>(1).With("abc").With(5L).Value);
        report.Line("maximum"u8, Maximum(3, 9), Maximum(9L, 3L), Maximum("a", "abc") == "abc" ? 1 : 0);
        int sum = 0;
        foreach (int value in new Countdown(4))
        {
            sum = (10 * sum) + value;
        }

        report.Line("iterator"u8, sum);
        report.Line("kind"u8, Kind<int>(), Kind<string>(), Kind<(int, string)>(), Kind<(int, int)>());
        (int left, (string middle, long right)) = (1, ("two", 3L));
        report.Line("tuple"u8, left, middle.Length, right, (1, "a") == (left, "a") ? 1 : 0);
    }

    private static int Weigh<TPolicy>(int count)
        where TPolicy : IPolicy => TPolicy.Weight * TPolicy.Double(count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Maximum<T>(T left, T right)
        where T : IComparable<T> => left.CompareTo(right) >= 0 ? left : right;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Kind<T>()
    {
        if (typeof(T) == typeof(int))
        {
            return 1;
        }

        return RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? 2 : 3;
    }
}
