using System;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class DelegateFeatures
{
    public static unsafe void Write(ref Report report)
    {
        int captured = 10;
        Func<int, int> closure = value => value + captured;
        Func<int, int> plain = static value => value * 2;
        Func<int, int> method = Triple;
        Func<int> bound = new Square(4).Size;
        captured = 20;
        report.Line("delegate"u8, Apply(closure, 1), Apply(plain, 2), Apply(method, 3), bound());
        int total = 0;
        Action<int> add = value => total += value;
        add(5);
        add(6);
        report.Line("action"u8, total);
        IShape shape = ObjectFeatures.Make(1);
        Func<int> throughInterface = shape.Twice;
        Func<int> throughVirtual = new Thick(1, 1).Size;
        report.Line("target"u8, throughInterface(), throughVirtual());
        delegate*<int, int> pointer = &Triple;
        report.Line("pointer"u8, pointer(7));
        report.Line("same"u8, method.Equals((Func<int, int>)Triple) ? 1 : 0, method.Equals(plain) ? 1 : 0);
    }

    private static int Triple(int value) => 3 * value;

    private static int Size(this IShape shape) => shape.Area;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Apply(Func<int, int> function, int value) => function(value);
}
