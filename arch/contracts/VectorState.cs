using System.Runtime.CompilerServices;

namespace Micro.Arch.Contracts;

/// <summary>The vector registers of a pre-empted thread: the FXSAVE area (x86-64, 512 bytes) or v0–v31, FPCR and FPSR (ARM64).
/// Must lie on a 16-byte boundary.</summary>
[InlineArray(Words)]
public struct VectorState
{
    public const int Words = 66;

    private ulong _first;
}
