// The instructions that C# cannot express, one function each (System V). Declared in arch/x64/X64Instructions.cs.

        .intel_syntax noprefix

        .macro  Function name
        .section .text.\name, "ax", @progbits
        .globl  \name
        .type   \name, @function
        .p2align 4
\name:
        .cfi_startproc
        .endm

        .macro  End name
        .cfi_endproc
        .size   \name, . - \name
        .endm

        Function MicroReadPort8
        mov     edx, edi
        in      al, dx
        movzx   eax, al
        ret
        End MicroReadPort8

        Function MicroWritePort8
        mov     edx, edi
        mov     eax, esi
        out     dx, al
        ret
        End MicroWritePort8

        Function MicroWritePort16
        mov     edx, edi
        mov     eax, esi
        out     dx, ax
        ret
        End MicroWritePort16

        Function MicroReadMsr
        mov     ecx, edi
        rdmsr
        shl     rdx, 32
        or      rax, rdx
        ret
        End MicroReadMsr

        Function MicroWriteMsr
        mov     ecx, edi
        mov     eax, esi
        mov     rdx, rsi
        shr     rdx, 32
        wrmsr
        ret
        End MicroWriteMsr

// MicroCpuId(leaf, subleaf, uint* registers): eax, ebx, ecx, edx.
        Function MicroCpuId
        mov     r8, rdx
        mov     r9, rbx
        mov     eax, edi
        mov     ecx, esi
        cpuid
        mov     [r8], eax
        mov     [r8 + 4], ebx
        mov     [r8 + 8], ecx
        mov     [r8 + 12], edx
        mov     rbx, r9
        ret
        End MicroCpuId

        Function MicroReadTimeStamp
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        ret
        End MicroReadTimeStamp

// MicroReadClock(base, factor): (time stamp - base) * factor / 2^32, by way of 128 bits.
        Function MicroReadClock
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        sub     rax, rdi
        mul     rsi
        shrd    rax, rdx, 32
        ret
        End MicroReadClock

        Function MicroReadCr0
        mov     rax, cr0
        ret
        End MicroReadCr0

        Function MicroReadCr2
        mov     rax, cr2
        ret
        End MicroReadCr2

        Function MicroReadCr3
        mov     rax, cr3
        ret
        End MicroReadCr3

        Function MicroWriteCr3
        mov     cr3, rdi
        ret
        End MicroWriteCr3

        Function MicroReadCr4
        mov     rax, cr4
        ret
        End MicroReadCr4

        Function MicroWriteCr4
        mov     cr4, rdi
        ret
        End MicroWriteCr4

        Function MicroInvalidatePage
        invlpg  [rdi]
        ret
        End MicroInvalidatePage

// MicroLoadDescriptors(GDT pointer, IDT pointer, kernel code selector, kernel data selector, TSS selector).
        Function MicroLoadDescriptors
        lgdt    [rdi]
        lidt    [rsi]
        mov     ss, ecx
        xor     eax, eax
        mov     ds, eax
        mov     es, eax
        mov     fs, eax
        mov     gs, eax
        ltr     r8w
        pop     rax
        .cfi_adjust_cfa_offset -8
        push    rdx
        push    rax
        .cfi_adjust_cfa_offset 16
        retfq
        End MicroLoadDescriptors

// Without CR4.OSXSAVE there are only the x87 and SSE registers, and FXSAVE holds them all.
        Function MicroSaveVectors
        fxsave64 [rdi]
        ret
        End MicroSaveVectors

        Function MicroRestoreVectors
        fxrstor64 [rdi]
        ret
        End MicroRestoreVectors

        Function MicroClearVectors
        fxrstor64 [rip + PristineVectors]
        ret
        End MicroClearVectors

        .section .rodata.PristineVectors, "a", @progbits
        .p2align 4
PristineVectors:
        .word   0x037F                          // FCW: all exceptions masked, extended precision
        .zero   22
        .long   0x1F80                          // MXCSR: all exceptions masked, round to nearest
        .zero   512 - 28

// MicroCopyWords(destination, source, words)
        Function MicroCopyWords
        mov     rcx, rdx
        rep movsq
        ret
        End MicroCopyWords

// MicroClearWords(destination, words)
        Function MicroClearWords
        mov     rcx, rsi
        xor     eax, eax
        rep stosq
        ret
        End MicroClearWords

// With no interrupt table the fault cannot be delivered, nor the double fault: the CPU shuts down, and the machine resets.
        Function MicroTripleFault
        push    0
        push    0
        lidt    [rsp]
        ud2
        End MicroTripleFault
