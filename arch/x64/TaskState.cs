namespace Micro.Arch.X64;

/// <summary>The task-state segment: which stack the CPU takes when it enters the kernel (Intel SDM vol. 3A, "Task Management in 64-bit Mode").</summary>
public static unsafe class TaskState
{
    public const int Size = 104;

    private const int KernelStack = 4;
    private const int FaultStack = 36;
    private const int PortMap = 100;

    /// <param name="state">Where to write.</param>
    /// <param name="stackTop">The stack for everything that comes from user mode.</param>
    /// <param name="faultStackTop">Interrupt stack 1.</param>
    public static void Build(uint* state, ulong stackTop, ulong faultStackTop)
    {
        // SAFETY: the caller provides Size bytes. Addresses lie at odd multiples of four, hence the halves.
        for (int i = 0; i < Size / sizeof(uint); i++)
        {
            state[i] = 0;
        }

        state[KernelStack / sizeof(uint)] = (uint)stackTop;
        state[(KernelStack / sizeof(uint)) + 1] = (uint)(stackTop >> 32);
        state[FaultStack / sizeof(uint)] = (uint)faultStackTop;
        state[(FaultStack / sizeof(uint)) + 1] = (uint)(faultStackTop >> 32);

        // The map of permitted ports starts beyond the segment: there are none.
        state[PortMap / sizeof(uint)] = Size << 16;
    }
}
