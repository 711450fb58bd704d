using System;

namespace Micro.Tests.Features;


internal interface IShape
{
    int Area { get; }

    int Twice() => 2 * Area;
}

internal interface INamed
{
    int Name { get; }
}

internal sealed class Square(int side) : IShape
{
    public int Area => side * side;
}

internal class Rectangle(int width, int height) : IShape, INamed, IComparable<Rectangle>
{
    public virtual int Area => width * height;

    public int Name => 7;

    public int Twice() => 1000 + Area;

    public int CompareTo(Rectangle? other) => Area - (other == null ? 0 : other.Area);
}

internal class Thick(int width, int height) : Rectangle(width, height)
{
    public override int Area => base.Area + 100;
}

internal sealed class Thicker(int width, int height) : Thick(width, height), INamed
{
    public override int Area => base.Area + 10000;

    int INamed.Name => 8;
}

internal readonly struct Dot(int x) : IShape, IEquatable<Dot>
{
    public int Area => x;

    public bool Equals(Dot other) => other.Area == x;

    public override bool Equals(object? obj) => obj is Dot other && Equals(other);

    public override int GetHashCode() => x;
}

internal sealed class A1 : IShape
{
    public int Area => 1;
}

internal sealed class A2 : IShape
{
    public int Area => 2;
}

internal sealed class A3 : IShape
{
    public int Area => 3;
}

internal sealed class A4 : IShape
{
    public int Area => 4;
}
