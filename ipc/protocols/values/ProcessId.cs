namespace Micro.Protocols;

/// <summary>The number of a process, unique since boot. It is also the badge of the capabilities that the process was handed.</summary>
public readonly struct ProcessId(uint value)
{
    public uint Value { get; } = value;
}
