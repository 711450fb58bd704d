namespace Micro.Abi;

/// <summary>The step into the kernel of a server that runs on the host: a call of the simulator.</summary>
public static unsafe class SystemCallStub
{
    private const int Words = 8;

    // The root of this assembly, set once before the first server runs. The simulator's types live in another load context, so what binds the
    // two is a bare function pointer.
    private static delegate*<SystemCallFrame*, void> _kernel;

    /// <summary>Says which function is the kernel: of type <c>delegate*&lt;SystemCallFrame*, void&gt;</c>.</summary>
    public static void Bind(nint kernel) => _kernel = (delegate*<SystemCallFrame*, void>)kernel;

    // SAFETY: the simulator binds before it starts the first thread; the caller owns the frame, as on the machine.
    public static void Invoke(SystemCallFrame* frame) => _kernel(frame);

    /// <summary>As <see cref="Invoke"/>, where there are no words and no header.</summary>
    public static ulong InvokeShort(ulong word, ulong* auxiliary)
    {
        ulong* words = stackalloc ulong[Words];
        SystemCallFrame frame = new() { Word = word, Auxiliary = *auxiliary, Words = words };
        _kernel(&frame);
        *auxiliary = frame.Auxiliary;
        return frame.Word;
    }
}
