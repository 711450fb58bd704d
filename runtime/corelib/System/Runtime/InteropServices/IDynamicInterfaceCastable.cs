using Internal.Runtime;

namespace System.Runtime.InteropServices;

/// <summary>An object that decides at run time which interfaces it has. ilc wants the type; no image has such objects.</summary>
public interface IDynamicInterfaceCastable
{
    bool IsInterfaceImplemented(RuntimeTypeHandle interfaceType, bool throwIfNotImplemented);

    RuntimeTypeHandle GetInterfaceImplementation(RuntimeTypeHandle interfaceType);

    // ilc asks for it by name.
    internal static unsafe nint GetDynamicInterfaceImplementation(IDynamicInterfaceCastable instance, MethodTable* interfaceType, ushort slot) =>
        FailFast.With(FailFastReason.NotSupported) ? 1 : 0;
}
