# Interface calls that ilc could not resolve: r11 is the cell of the call site, rdi the object. One table for the image
# remembers the last targets; what it lacks, C# looks up.
.intel_syntax noprefix
.section .text.Dispatch, "ax"

.equ EntryMask, 0x7E0

.globl RhpInitialDynamicInterfaceDispatch
.balign 16
RhpInitialDynamicInterfaceDispatch:
        # A null object faults here, at address zero.
        mov rax, [rdi]
        lea r10, [rax + rax]
        xor r10, r11
        and r10d, EntryMask
        lea rax, [rip + DispatchTable]
        add r10, rax
        mov rax, [r10]
        cmp rax, [rdi]
        jne 1f
        cmp r11, [r10 + 8]
        jne 1f
        jmp [r10 + 16]

        # All argument registers are the callee's.
1:      push rdi
        push rsi
        push rdx
        push rcx
        push r8
        push r9
        sub rsp, 136
        movups [rsp], xmm0
        movups [rsp + 16], xmm1
        movups [rsp + 32], xmm2
        movups [rsp + 48], xmm3
        movups [rsp + 64], xmm4
        movups [rsp + 80], xmm5
        movups [rsp + 96], xmm6
        movups [rsp + 112], xmm7
        mov rdi, [rdi]
        mov rsi, r11
        mov rdx, r10
        call MicroResolveInterface
        movups xmm0, [rsp]
        movups xmm1, [rsp + 16]
        movups xmm2, [rsp + 32]
        movups xmm3, [rsp + 48]
        movups xmm4, [rsp + 64]
        movups xmm5, [rsp + 80]
        movups xmm6, [rsp + 96]
        movups xmm7, [rsp + 112]
        add rsp, 136
        pop r9
        pop r8
        pop rcx
        pop rdx
        pop rsi
        pop rdi
        jmp rax

# 64 entries of 32 bytes: method table, cell, target.
.section .bss.DispatchTable, "aw", @nobits
.balign 32
DispatchTable:
        .skip 64 * 32
