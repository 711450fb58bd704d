using Micro.Abi;

namespace Micro.Protocols;

/// <summary>How a process ended, and where.</summary>
/// <param name="process">Which process.</param>
/// <param name="cause">Why it ended.</param>
/// <param name="code">Exit status or signal number.</param>
/// <param name="fault">The exception, if that was the cause.</param>
/// <param name="address">The faulting address.</param>
/// <param name="instruction">The instruction pointer of the fault.</param>
[Wire]
public readonly struct ExitReport(
    ProcessId process, DeathCause cause, byte code, FaultKind fault, [Identity("Address")] ulong address,
    [Identity("Address")] ulong instruction)
{
    public ProcessId Process { get; } = process;

    public DeathCause Cause { get; } = cause;

    public byte Code { get; } = code;

    public FaultKind Fault { get; } = fault;

    public ulong Address { get; } = address;

    public ulong Instruction { get; } = instruction;
}
