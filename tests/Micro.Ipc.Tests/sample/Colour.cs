namespace Micro.Ipc.Tests.Sample;

/// <summary>An enum with a gap.</summary>
public enum Colour : byte
{
    Red = 1,
    Green = 2,
    Blue = 9,
}
