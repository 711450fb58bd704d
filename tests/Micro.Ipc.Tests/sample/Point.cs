using Micro.Protocols;

namespace Micro.Ipc.Tests.Sample;

/// <summary>Several values that travel together.</summary>
[Wire]
public readonly struct Point(int x, int y, Colour colour, SampleId owner)
{
    public int X { get; } = x;

    public int Y { get; } = y;

    public Colour Colour { get; } = colour;

    public SampleId Owner { get; } = owner;
}
