using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Arch.X64;

/// <summary>The instructions that C# cannot express (arch/x64/Instructions.S). They exist on the machine only.</summary>
// SAFETY: each is one privileged instruction; who calls it answers for what the instruction does.
internal static unsafe class X64Instructions
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadPort8")]
    public static extern byte ReadPort8(ushort port);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroWritePort8")]
    public static extern void WritePort8(ushort port, byte value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroWritePort16")]
    public static extern void WritePort16(ushort port, ushort value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadMsr")]
    public static extern ulong ReadMsr(uint register);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroWriteMsr")]
    public static extern void WriteMsr(uint register, ulong value);

    /// <summary>Stores eax, ebx, ecx and edx to <paramref name="registers"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroCpuId")]
    public static extern void CpuId(uint leaf, uint subleaf, uint* registers);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadTimeStamp")]
    public static extern ulong ReadTimeStamp();

    /// <summary>(time stamp − base) × factor ÷ 2³², without overflow in between.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadClock")]
    public static extern ulong ReadClock(ulong timeStampBase, ulong factor);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCr0")]
    public static extern ulong ReadCr0();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCr2")]
    public static extern ulong ReadCr2();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCr3")]
    public static extern ulong ReadCr3();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroWriteCr3")]
    public static extern void WriteCr3(ulong root);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCr4")]
    public static extern ulong ReadCr4();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroWriteCr4")]
    public static extern void WriteCr4(ulong value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroInvalidatePage")]
    public static extern void InvalidatePage(ulong address);

    /// <summary>Loads GDT and IDT from their ten-byte pointers, then every segment register and the task register.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroLoadDescriptors")]
    public static extern void LoadDescriptors(void* gdt, void* idt, ulong code, ulong data, ulong task);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSaveVectors")]
    public static extern void SaveVectors(void* area);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroRestoreVectors")]
    public static extern void RestoreVectors(void* area);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroClearVectors")]
    public static extern void ClearVectors();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroCopyWords")]
    public static extern void CopyWords(ulong* destination, ulong* source, nuint words);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroClearWords")]
    public static extern void ClearWords(ulong* destination, nuint words);

    /// <summary>Resets the machine: a fault that cannot be delivered.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroTripleFault")]
    public static extern void TripleFault();

    /// <summary>Where the parts of the kernel's image lie.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroImageLayout")]
    public static extern ImageLayout* Layout();
}
