using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>The two assembly functions of a user image (arch/*/UserSyscall.S).</summary>
public static unsafe class SystemCallStub
{
    /// <summary>Loads the registers from <paramref name="frame"/>, enters the kernel, and stores them back.</summary>
    // SAFETY: the caller owns the frame and the 64 bytes it points to for the length of the call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSystemCall")]
    public static extern void Invoke(SystemCallFrame* frame);

    /// <summary>Enters the kernel for a call that neither takes nor gives words, with header 0.</summary>
    /// <param name="word">Number and slots.</param>
    /// <param name="auxiliary">The auxiliary word, both ways.</param>
    /// <returns>A KernelError.</returns>
    // SAFETY: the caller owns the word for the length of the call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroShortSystemCall")]
    public static extern ulong InvokeShort(ulong word, ulong* auxiliary);
}
