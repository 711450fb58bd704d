// The assembly functions of a user image, System V: MicroSystemCall(SystemCallFrame* frame), and MicroShortSystemCall for calls without words.
// Registers of the system call: ipc/abi/SystemCallFrame.cs. No vector register is kept across a Call or ReplyReceive; C# expects that of
// any function it calls.

        .intel_syntax noprefix

        .set FrameWord, 0
        .set FrameAuxiliary, 8
        .set FrameHeader, 16
        .set FrameWords, 24

        .section .text.MicroSystemCall, "ax", @progbits
        .globl  MicroSystemCall
        .type   MicroSystemCall, @function
        .p2align 4
MicroSystemCall:
        .cfi_startproc
        push    rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset rbx, 0
        push    r12
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r12, 0
        push    r13
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r13, 0
        push    r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r14, 0
        push    rdi                     // the frame: every other register carries a word
        .cfi_adjust_cfa_offset 8

        mov     rcx, [rdi + FrameWords]
        mov     rax, [rdi + FrameWord]
        mov     r14, [rdi + FrameAuxiliary]
        mov     rdi, [rdi + FrameHeader]
        mov     rsi, [rcx]
        mov     rdx, [rcx + 8]
        mov     r8, [rcx + 16]
        mov     r9, [rcx + 24]
        mov     r10, [rcx + 32]
        mov     rbx, [rcx + 40]
        mov     r12, [rcx + 48]
        mov     r13, [rcx + 56]
        syscall                         // rcx and r11 are lost

        pop     rcx
        .cfi_adjust_cfa_offset -8
        mov     [rcx + FrameWord], rax
        mov     [rcx + FrameAuxiliary], r14
        mov     [rcx + FrameHeader], rdi
        mov     rcx, [rcx + FrameWords]
        mov     [rcx], rsi
        mov     [rcx + 8], rdx
        mov     [rcx + 16], r8
        mov     [rcx + 24], r9
        mov     [rcx + 32], r10
        mov     [rcx + 40], rbx
        mov     [rcx + 48], r12
        mov     [rcx + 56], r13

        pop     r14
        .cfi_adjust_cfa_offset -8
        .cfi_restore r14
        pop     r13
        .cfi_adjust_cfa_offset -8
        .cfi_restore r13
        pop     r12
        .cfi_adjust_cfa_offset -8
        .cfi_restore r12
        pop     rbx
        .cfi_adjust_cfa_offset -8
        .cfi_restore rbx
        ret
        .cfi_endproc
        .size   MicroSystemCall, . - MicroSystemCall

// MicroShortSystemCall(word, uint64_t* auxiliary): the words are neither loaded nor stored, and the kernel leaves their registers alone.
        .section .text.MicroShortSystemCall, "ax", @progbits
        .globl  MicroShortSystemCall
        .type   MicroShortSystemCall, @function
        .p2align 4
MicroShortSystemCall:
        .cfi_startproc
        push    r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset r14, 0
        mov     rax, rdi
        mov     r14, [rsi]
        xor     edi, edi
        syscall                         // rcx and r11 are lost
        mov     [rsi], r14
        pop     r14
        .cfi_adjust_cfa_offset -8
        .cfi_restore r14
        ret
        .cfi_endproc
        .size   MicroShortSystemCall, . - MicroShortSystemCall
