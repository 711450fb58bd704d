namespace Micro.Arch.X64;

/// <summary>The page that holds IDT, GDT and TSS. It is written once, and read-only from then on.</summary>
public static unsafe class DescriptorTables
{
    /// <summary>Offsets within the page.</summary>
    public const int IdtOffset = 0;
    public const int GdtOffset = IdtOffset + Idt.Size;
    public const int TaskOffset = GdtOffset + Gdt.Size;

    /// <summary>Fills the page.</summary>
    /// <param name="page">Where the page can be written.</param>
    /// <param name="layout">Stacks, stubs, and where the CPU finds the page.</param>
    public static void Build(byte* page, in ImageLayout layout)
    {
        // SAFETY: the caller owns a whole page, and the tables take less.
        Idt.Build((ulong*)(page + IdtOffset), layout.TrapStubs);
        Gdt.Build((ulong*)(page + GdtOffset), layout.Descriptors + TaskOffset);
        TaskState.Build((uint*)(page + TaskOffset), layout.StackTop, layout.FaultStackTop);
    }

    internal static void Load(in ImageLayout layout)
    {
        DescriptorPointer gdt = new(Gdt.Size, layout.Descriptors + GdtOffset);
        DescriptorPointer idt = new(Idt.Size, layout.Descriptors + IdtOffset);
        // SAFETY: the CPU copies both pointers while the call lasts.
        X64Instructions.LoadDescriptors(&gdt, &idt, Gdt.KernelCode, Gdt.KernelData, Gdt.Task);
    }
}
