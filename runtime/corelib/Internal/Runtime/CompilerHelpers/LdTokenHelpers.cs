using System;
using System.Runtime.CompilerServices;

namespace Internal.Runtime.CompilerHelpers;

// ilc calls these by name where a type or field is named as a value. What array initialisers and comparisons of types
// name is folded away; a type object is never made.
internal static class LdTokenHelpers
{
    private static RuntimeTypeHandle GetRuntimeTypeHandle(nint type) => Unsafe.As<nint, RuntimeTypeHandle>(ref type);

    private static RuntimeMethodHandle GetRuntimeMethodHandle(nint method) => Unsafe.As<nint, RuntimeMethodHandle>(ref method);

    private static RuntimeFieldHandle GetRuntimeFieldHandle(nint field) => Unsafe.As<nint, RuntimeFieldHandle>(ref field);

    private static Type GetRuntimeType(nint type)
    {
        FailFast.With(FailFastReason.NotSupported);
        return null!;
    }
}
