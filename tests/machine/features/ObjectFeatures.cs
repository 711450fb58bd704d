using System;
using System.Runtime.CompilerServices;

namespace Micro.Tests.Features;

internal static class ObjectFeatures
{
    private enum Colour : byte
    {
        Red = 1,
        Green = 2,
        Blue = 200,
    }

    [Flags]
    private enum Options
    {
        None = 0,
        First = 1,
        Second = 2,
        Both = 3,
    }

    public static void Write(ref Report report)
    {
        Calls(ref report);
        Casts(ref report);
        Boxes(ref report);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static IShape Make(int kind) => kind switch
    {
        0 => new Square(3),
        1 => new Rectangle(2, 3),
        2 => new Thick(2, 3),
        3 => new Thicker(2, 3),
        4 => new Dot(5),
        5 => new A1(),
        6 => new A2(),
        7 => new A3(),
        _ => new A4(),
    };

    private static void Calls(ref Report report)
    {
        for (int round = 0; round < 2; round++)
        {
            for (int kind = 0; kind < 9; kind++)
            {
                IShape shape = Make(kind);
                report.Line("call"u8, kind, shape.Area, shape.Twice());
            }
        }

        Rectangle[] rectangles = [new Rectangle(1, 1), new Thick(1, 1), new Thicker(1, 1)];
        foreach (Rectangle rectangle in rectangles)
        {
            report.Line("virtual"u8, rectangle.Area, rectangle.Name, ((INamed)rectangle).Name, rectangle.CompareTo(rectangles[0]));
        }
    }

    private static void Casts(ref Report report)
    {
        for (int kind = 0; kind < 9; kind++)
        {
            object shape = Make(kind);
            report.Line(
                "cast"u8,
                shape is Rectangle ? 1 : 0,
                shape is Thick ? 1 : 0,
                shape is Thicker ? 1 : 0,
                shape is INamed named ? named.Name : 0,
                shape is IComparable<Rectangle> ? 1 : 0,
                shape as Square == null ? 0 : 1,
                shape is ValueType ? 1 : 0);
        }

        object strings = new string[2];
        object numbers = new int[2];
        report.Line(
            "array cast"u8,
            strings is object[]? 1 : 0,
            strings is string[]? 1 : 0,
            strings is Array ? 1 : 0,
            numbers is object[]? 1 : 0,
            numbers is int[]? 1 : 0,
            ((Array)numbers).Length);
    }

    private static void Boxes(ref Report report)
    {
        object number = Opaque(41);
        object big = Opaque(1L << 40);
        object colour = Opaque(Colour.Blue);
        object? nothing = Opaque<int?>(null);
        object? something = Opaque<int?>(12);
        object? small = Opaque<byte?>(200);
        object pair = Opaque((1, 2L));
        report.Line("box"u8, (int)number + 1, (long)big, (byte)(Colour)colour, nothing == null ? 1 : 0, (int)something!, (byte)small!);
        report.Line("unbox"u8, ((int?)something)!.Value, ((int?)nothing).HasValue ? 1 : 0, ((byte?)small)!.Value, ((ValueTuple<int, long>)pair).Item2);
        report.Line(
            "equal"u8,
            number.Equals(41) ? 1 : 0,
            number.Equals(41L) ? 1 : 0,
            colour.Equals(Colour.Blue) ? 1 : 0,
            colour.Equals(Colour.Red) ? 1 : 0,
            pair.Equals((1, 2L)) ? 1 : 0,
            Equals(number, nothing) ? 1 : 0,
            new Dot(3).Equals(new Dot(3)) ? 1 : 0);
        report.Line("enum"u8, Opaque(Options.Both).HasFlag(Options.Second) ? 1 : 0, Opaque(Options.First).HasFlag(Options.Second) ? 1 : 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Opaque<T>(T value) => value;
}
