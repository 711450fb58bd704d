namespace Micro.Abi;

/// <summary>The first payload word of the answer to a fault.</summary>
public enum FaultReply : byte
{
    /// <summary>Stop the thread: the same as an empty answer.</summary>
    Stop = 0,

    /// <summary>Run the faulting instruction again.</summary>
    Resume = 1,

    /// <summary>Take the registers from the answer (same layout as the fault) and run on.</summary>
    ResumeWithRegisters = 2,
}
