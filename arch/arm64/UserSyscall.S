// void MicroSystemCall(SystemCallFrame* frame): the way of every user image into the kernel (ipc/abi/SystemCallFrame.cs).
// x11 survives a system call, so the frame's address needs no stack.

        .text
        .balign 64
        .globl  MicroSystemCall
        .type   MicroSystemCall, %function
MicroSystemCall:
        .cfi_startproc
        mov     x11, x0
        ldp     x9, x10, [x11]          // word, auxiliary
        ldp     x0, x12, [x11, #16]     // header, words
        ldp     x1, x2, [x12]
        ldp     x3, x4, [x12, #16]
        ldp     x5, x6, [x12, #32]
        ldp     x7, x8, [x12, #48]
        svc     #0
        ldr     x12, [x11, #24]
        stp     x9, x10, [x11]
        str     x0, [x11, #16]
        stp     x1, x2, [x12]
        stp     x3, x4, [x12, #16]
        stp     x5, x6, [x12, #32]
        stp     x7, x8, [x12, #48]
        ret
        .cfi_endproc
        .size   MicroSystemCall, . - MicroSystemCall

// uint64_t MicroShortSystemCall(uint64_t word, uint64_t* auxiliary): for calls that take and give no words.
        .balign 16
        .globl  MicroShortSystemCall
        .type   MicroShortSystemCall, %function
MicroShortSystemCall:
        .cfi_startproc
        mov     x9, x0
        mov     x11, x1
        ldr     x10, [x1]
        mov     x0, xzr
        svc     #0
        str     x10, [x11]
        mov     x0, x9
        ret
        .cfi_endproc
        .size   MicroShortSystemCall, . - MicroShortSystemCall
