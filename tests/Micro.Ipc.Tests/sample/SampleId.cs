namespace Micro.Ipc.Tests.Sample;

/// <summary>A value with a type of its own.</summary>
public readonly struct SampleId(ulong value)
{
    public ulong Value { get; } = value;
}
