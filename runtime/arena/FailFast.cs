using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Runtime;

// The end of a user image: a trap that becomes a message to its supervisor.
internal static class FailFast
{
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFailFast")]
    public static extern void With(FailFastReason reason);
}
