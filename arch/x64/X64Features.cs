using System.Runtime.CompilerServices;

namespace Micro.Arch.X64;

/// <summary>What this CPU can do, from CPUID, and how each protection it has is switched on.</summary>
internal static unsafe class X64Features
{
    private const uint StructuredFeatures = 7;
    private const uint ExtendedFeatures = 0x8000_0001;

    private const uint SupervisorExecution = 1 << 7; // leaf 7, ebx
    private const uint SupervisorAccess = 1 << 20; // leaf 7, ebx
    private const uint UserInstruction = 1 << 2; // leaf 7, ecx
    private const uint LargeBlocks = 1 << 26; // leaf 8000_0001, edx

    private const ulong Cr4GlobalPages = 1UL << 7;
    private const ulong Cr4UserInstruction = 1UL << 11;
    private const ulong Cr4SupervisorExecution = 1UL << 20;
    private const ulong Cr4SupervisorAccess = 1UL << 21;

    private const uint StarRegister = 0xC000_0081;
    private const uint LongStarRegister = 0xC000_0082;
    private const uint FlagMaskRegister = 0xC000_0084;

    // TF, IF, DF, IOPL, NT, AC: the kernel starts without any of them.
    private const ulong EntryFlagMask = 0x4_7700;

    /// <summary>One entry can map 1 GiB.</summary>
    public static bool HasLargeBlocks => (Query(ExtendedFeatures)[Registers.Edx] & LargeBlocks) != 0;

    /// <summary>SMEP, SMAP and UMIP where there are any, and global pages. AVX stays off: CR4.OSXSAVE is never set.</summary>
    public static void EnableProtections()
    {
        Registers features = Query(0)[Registers.Eax] >= StructuredFeatures ? Query(StructuredFeatures) : default;
        ulong cr4 = X64Instructions.ReadCr4() | Cr4GlobalPages;
        cr4 |= (features[Registers.Ebx] & SupervisorExecution) != 0 ? Cr4SupervisorExecution : 0;
        cr4 |= (features[Registers.Ebx] & SupervisorAccess) != 0 ? Cr4SupervisorAccess : 0;
        cr4 |= (features[Registers.Ecx] & UserInstruction) != 0 ? Cr4UserInstruction : 0;
        X64Instructions.WriteCr4(cr4);
    }

    /// <summary>Lets SYSCALL lead to <paramref name="entry"/>. EFER.SCE is on since Boot.S.</summary>
    public static void EnableSystemCalls(ulong entry)
    {
        X64Instructions.WriteMsr(StarRegister, Gdt.SystemCallSelectors);
        X64Instructions.WriteMsr(LongStarRegister, entry);
        X64Instructions.WriteMsr(FlagMaskRegister, EntryFlagMask);
    }

    private static Registers Query(uint leaf)
    {
        Registers registers = default;
        // SAFETY: CPUID writes four words, and Registers has room for exactly those.
        X64Instructions.CpuId(leaf, 0, (uint*)&registers);
        return registers;
    }

    /// <summary>What CPUID answers: eax, ebx, ecx, edx.</summary>
    [InlineArray(4)]
    private struct Registers
    {
        public const int Eax = 0;
        public const int Ebx = 1;
        public const int Ecx = 2;
        public const int Edx = 3;

        private uint _first;
    }
}
