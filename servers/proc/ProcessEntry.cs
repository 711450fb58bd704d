using Micro.Abi;
using Micro.Loader;
using Micro.Protocols;

namespace Micro.Servers.Proc;

/// <summary>A process that proc made.</summary>
internal struct ProcessEntry
{
    public ProcessId Id;

    /// <summary>Who may wait for it; 0: nobody, and its end is forgotten at once.</summary>
    public ProcessId Parent;

    public ProcessState State;

    /// <summary>Which program; see <see cref="ProgramTable"/>.</summary>
    public int Program;

    /// <summary>The first of its loader slots; null once its memory is given back.</summary>
    public Slot First;

    /// <summary>The name of its block at the frame service.</summary>
    public ulong Block;

    /// <summary>Frames of the block.</summary>
    public ulong Frames;

    public StackPlace Stack;

    /// <summary>Where it starts; until then its start-info page is mapped here.</summary>
    public ulong Entry;

    /// <summary>The kernel records what it does.</summary>
    public bool IsRecorded;

    public DeathCause Cause;

    /// <summary>Exit status or signal number.</summary>
    public byte Code;

    public FaultKind Fault;

    public ulong Address;

    public ulong Instruction;

    public readonly ExitReport Report => new(Id, Cause, Code, Fault, Address, Instruction);

    /// <summary>Writes down how it ended.</summary>
    public void End(DeathCause cause, byte code, FaultReport fault)
    {
        State = ProcessState.Ended;
        Cause = cause;
        Code = code;
        Fault = fault.Kind;
        Address = fault.Address;
        Instruction = fault.Instruction;
    }
}
