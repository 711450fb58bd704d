namespace Micro.Protocols;

/// <summary>One line of `ps`.</summary>
/// <param name="process">Its number.</param>
/// <param name="parent">Who started it; 0 for the servers.</param>
/// <param name="state">What it does now.</param>
/// <param name="priority">0 to 63, higher first.</param>
/// <param name="cpuTime">Nanoseconds of CPU used.</param>
/// <param name="memory">Bytes of memory it was given at its start.</param>
[Wire]
public readonly struct ProcessInfo(
    ProcessId process, ProcessId parent, ProcessState state, byte priority, [Measured] ulong cpuTime, [Measured] ulong memory)
{
    public ProcessId Process { get; } = process;

    public ProcessId Parent { get; } = parent;

    public ProcessState State { get; } = state;

    public byte Priority { get; } = priority;

    public ulong CpuTime { get; } = cpuTime;

    public ulong Memory { get; } = memory;
}
