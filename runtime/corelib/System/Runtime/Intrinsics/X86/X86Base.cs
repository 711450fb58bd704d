using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics.X86;

// The instructions of every x86-64 CPU that BitOperations needs: the compiler knows these names, puts one instruction in
// place of each call and false in place of IsSupported on another CPU. The numbered results are undefined for zero.
internal abstract class X86Base
{
    internal abstract class X64
    {
        public static bool IsSupported
        {
            [Intrinsic]
            get => IsSupported;
        }

        [Intrinsic]
        internal static ulong BitScanForward(ulong value) => BitScanForward(value);

        [Intrinsic]
        internal static ulong BitScanReverse(ulong value) => BitScanReverse(value);
    }
}
