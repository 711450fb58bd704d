using System.Runtime.CompilerServices;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Diagnostics;

/// <summary>Breaks the kernel on purpose (boot option <c>panic=test</c>), a few calls deep, so that the report has something to show.</summary>
internal static class PanicTest
{
    /// <summary>In the kernel's half of the addresses, and mapped on no CPU.</summary>
    private const ulong Unmapped = 0xFFFF_F000_0000_0000;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Provoke() => ReadUnmapped(new Ref<ulong>(unchecked((nuint)Unmapped)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadUnmapped(Ref<ulong> place) => KernelRoot.State.Entries += place.Value;
}
