using System.Runtime.CompilerServices;

namespace Internal.Runtime;

// Objects never move, so the address is a stable identity.
internal static class ObjectIdentity
{
    public static int HashOf(object o)
    {
        ulong address = Unsafe.As<object, ulong>(ref o);
        return (int)(address >> 3);
    }
}
