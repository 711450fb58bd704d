using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

// The end of every failure: a trap instruction in a user image, the panic in the kernel.
internal static class FailFast
{
    // Returns nothing ever; the result lets it stand in an expression.
    [DoesNotReturn]
    public static bool With(FailFastReason reason)
    {
        Trap(reason);
        return false;
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFailFast")]
    private static extern void Trap(FailFastReason reason);
}
