using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>The one assembly function of a user image (arch/*/UserSyscall.S).</summary>
public static unsafe class SystemCallStub
{
    /// <summary>Loads the registers from <paramref name="frame"/>, enters the kernel, and stores them back.</summary>
    // SAFETY: the caller owns the frame and the 64 bytes it points to for the length of the call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSystemCall")]
    public static extern void Invoke(SystemCallFrame* frame);
}
