// From the PVH entry (32-bit protected mode, paging off, start-info in ebx) to 64-bit C# in the upper half.
// Source: Xen documentation, "x86/HVM direct boot ABI"; Intel SDM vol. 3A, "Initializing IA-32e Mode".

        .intel_syntax noprefix

        .set KernelBase, 0xFFFFFFFF80000000
        .set DirectMap, 0xFFFF888000000000

        .set EntryTable, 0x3                    // present, writable
        .set EntryBlock, 0x83                   // and 2 MiB
        .set BlockSize, 0x200000
        .set EntriesPerTable, 512
        .set DirectoriesMapped, 4               // 4 GiB: all that firmware tells may lie anywhere below
        .set DirectMapIndex, (DirectMap >> 39) & 511
        .set KernelPointerIndex, (KernelBase >> 30) & 511

        .set Cr0Protected, 1 << 0
        .set Cr0MonitorCoprocessor, 1 << 1
        .set Cr0NumericError, 1 << 5
        .set Cr0WriteProtect, 1 << 16
        .set Cr0AlignmentMask, 1 << 18
        .set Cr0Paging, 1 << 31
        .set Cr4PhysicalAddressExtension, 1 << 5
        .set Cr4FxSave, 1 << 9
        .set Cr4SimdExceptions, 1 << 10
        .set MsrEfer, 0xC0000080
        .set EferSystemCall, 1 << 0
        .set EferLongMode, 1 << 8
        .set EferNoExecute, 1 << 11
        .set CpuIdExtended, 0x80000001
        .set CpuIdNeeded, (1 << 29) | (1 << 20) // long mode, no-execute
        .set DebugConsolePort, 0xE9
        .set SerialPort, 0x3F8
        .set DebugExitPort, 0xF4
        .set PanicStatus, 134

        .set NotePvhEntry, 18                   // XEN_ELFNOTE_PHYS32_ENTRY

        .section .note.pvh, "a", @note
        .p2align 2
        .long   4, 8, NotePvhEntry              // length of the name, of the value, type
        .asciz  "Xen"
        .quad   MicroBootEntry - KernelBase

        .section .text.MicroBootEntry, "ax", @progbits
        .code32
        .globl  MicroBootEntry
        .type   MicroBootEntry, @function
MicroBootEntry:
        cli
        cld
        mov     ebp, ebx                        // the start-info; cpuid overwrites ebx
        mov     esp, offset MicroStackTop - KernelBase

        mov     eax, 0x80000000
        cpuid
        cmp     eax, CpuIdExtended
        jb      BootRefuse
        mov     eax, CpuIdExtended
        cpuid
        and     edx, CpuIdNeeded
        cmp     edx, CpuIdNeeded
        jne     BootRefuse

        // The first 4 GiB three times over: identical, in the direct map, and (1 GiB of it) at the kernel's address.
        mov     edi, offset BootDirectories - KernelBase
        mov     eax, EntryBlock
        xor     ecx, ecx
BootFillDirectories:
        mov     [edi + ecx * 8], eax
        mov     dword ptr [edi + ecx * 8 + 4], 0
        add     eax, BlockSize
        inc     ecx
        cmp     ecx, EntriesPerTable * DirectoriesMapped
        jne     BootFillDirectories

        mov     eax, offset BootDirectories - KernelBase + EntryTable
        mov     [BootKernelPointers - KernelBase + KernelPointerIndex * 8], eax
        mov     edi, offset BootDirectPointers - KernelBase
        xor     ecx, ecx
BootFillPointers:
        mov     [edi + ecx * 8], eax
        add     eax, 0x1000
        inc     ecx
        cmp     ecx, DirectoriesMapped
        jne     BootFillPointers

        mov     edi, offset BootRoot - KernelBase
        lea     eax, [BootDirectPointers - KernelBase + EntryTable]
        mov     [edi], eax
        mov     [edi + DirectMapIndex * 8], eax
        lea     eax, [BootKernelPointers - KernelBase + EntryTable]
        mov     [edi + 511 * 8], eax

        mov     eax, Cr4PhysicalAddressExtension | Cr4FxSave | Cr4SimdExceptions
        mov     cr4, eax
        mov     cr3, edi
        mov     ecx, MsrEfer
        rdmsr
        or      eax, EferSystemCall | EferLongMode | EferNoExecute
        wrmsr
        mov     eax, Cr0Paging | Cr0AlignmentMask | Cr0WriteProtect | Cr0NumericError | Cr0MonitorCoprocessor | Cr0Protected
        mov     cr0, eax
        lgdt    [BootGdtPointer - KernelBase]
        ljmp    0x08, offset BootLongMode - KernelBase

// Without these two features nothing of the kernel can run: say so on every channel there may be.
BootRefuse:
        mov     esi, offset BootRefusal - KernelBase
BootRefuseNext:
        mov     al, [esi]
        test    al, al
        jz      BootRefuseEnd
        out     DebugConsolePort, al
        mov     dx, SerialPort
        out     dx, al
        inc     esi
        jmp     BootRefuseNext
BootRefuseEnd:
        mov     eax, PanicStatus
        out     DebugExitPort, eax
BootRefuseHalt:
        hlt
        jmp     BootRefuseHalt

        .code64
BootLongMode:
        movabs  rax, offset BootUpperHalf
        jmp     rax
BootUpperHalf:
        .cfi_startproc
        .cfi_undefined rip
        mov     eax, 0x10
        mov     ds, eax
        mov     es, eax
        mov     ss, eax
        xor     eax, eax
        mov     fs, eax
        mov     gs, eax
        lea     rsp, [rip + MicroStackTop]
        mov     edi, ebp
        xor     ebp, ebp                        // ends the chain of frames for debuggers
        movabs  rax, DirectMap
        add     rdi, rax
        call    MicroKernelStart
        jmp     MicroResume
        .cfi_endproc
        .size   MicroBootEntry, . - MicroBootEntry

        .section .rodata.boot, "a", @progbits
BootRefusal:
        .asciz  "panic: the CPU lacks long mode or no-execute\nmicro: exit 134\n"
        .p2align 3
BootGdt:
        .quad   0
        .quad   0x00AF9B000000FFFF              // 0x08: 64-bit code
        .quad   0x00CF93000000FFFF              // 0x10: data
BootGdtPointer:
        .word   . - BootGdt - 1
        .long   BootGdt - KernelBase

// What C# must know of the image: arch/x64/ImageLayout.cs, same order.
        .p2align 3
BootLayout:
        .quad   MicroTextStart
        .quad   MicroTextEnd
        .quad   MicroRodataEnd
        .quad   MicroStackBottom
        .quad   MicroStackTop
        .quad   MicroDescriptors
        .quad   MicroDescriptorsEnd
        .quad   MicroFaultStackTop
        .quad   MicroImageEnd
        .quad   MicroBootEnd
        .quad   MicroTrapStubs
        .quad   MicroSystemCallEntry

        .section .text.MicroImageLayout, "ax", @progbits
        .globl  MicroImageLayout
        .type   MicroImageLayout, @function
        .p2align 4
MicroImageLayout:
        lea     rax, [rip + BootLayout]
        ret
        .size   MicroImageLayout, . - MicroImageLayout

        .section .boot.tables, "aw", @nobits
        .p2align 12
BootRoot:
        .zero   4096
BootDirectPointers:
        .zero   4096
BootKernelPointers:
        .zero   4096
BootDirectories:
        .zero   4096 * DirectoriesMapped
