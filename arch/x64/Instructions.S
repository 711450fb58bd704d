// The instructions that C# cannot express, one function each (System V). Declared in arch/x64/X64Instructions.cs.

        .intel_syntax noprefix

        .macro  Function name
        .section .text.\name, "ax", @progbits
        .globl  \name
        .type   \name, @function
        .p2align 4
\name:
        .endm

        Function MicroReadPort8
        mov     edx, edi
        in      al, dx
        movzx   eax, al
        ret

        Function MicroWritePort8
        mov     edx, edi
        mov     eax, esi
        out     dx, al
        ret

        Function MicroWritePort16
        mov     edx, edi
        mov     eax, esi
        out     dx, ax
        ret

        Function MicroReadMsr
        mov     ecx, edi
        rdmsr
        shl     rdx, 32
        or      rax, rdx
        ret

        Function MicroWriteMsr
        mov     ecx, edi
        mov     eax, esi
        mov     rdx, rsi
        shr     rdx, 32
        wrmsr
        ret

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

        Function MicroReadTimeStamp
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        ret

// MicroScale(value, factor): value * factor / 2^32, by way of 128 bits.
        Function MicroScale
        mov     rax, rdi
        mul     rsi
        shrd    rax, rdx, 32
        ret

        Function MicroReadCr0
        mov     rax, cr0
        ret

        Function MicroReadCr2
        mov     rax, cr2
        ret

        Function MicroReadCr3
        mov     rax, cr3
        ret

        Function MicroWriteCr3
        mov     cr3, rdi
        ret

        Function MicroReadCr4
        mov     rax, cr4
        ret

        Function MicroWriteCr4
        mov     cr4, rdi
        ret

        Function MicroInvalidatePage
        invlpg  [rdi]
        ret

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
        push    rdx
        push    rax
        retfq

// Without CR4.OSXSAVE there are only the x87 and SSE registers, and FXSAVE holds them all.
        Function MicroSaveVectors
        fxsave64 [rdi]
        ret

        Function MicroRestoreVectors
        fxrstor64 [rdi]
        ret

        Function MicroClearVectors
        fxrstor64 [rip + PristineVectors]
        ret

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

// MicroClearWords(destination, words)
        Function MicroClearWords
        mov     rcx, rsi
        xor     eax, eax
        rep stosq
        ret

// With no interrupt table the fault cannot be delivered, nor the double fault: the CPU shuts down, and the machine resets.
        Function MicroTripleFault
        push    0
        push    0
        lidt    [rsp]
        ud2
