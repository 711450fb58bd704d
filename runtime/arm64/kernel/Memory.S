// Block operations of the kernel: general registers only, because the vector registers are the user's.
// Accesses may be unaligned, so the MMU must be on.
.section .text.Memory, "ax"

// x0 destination (kept as the result), x1 source, x2 length.
.globl memmove
.globl memcpy
.balign 16
memmove:
memcpy:
        add x3, x1, x2
        add x4, x0, x2
        cmp x2, #16
        b.ls .Lmove16
        cmp x2, #32
        b.hi 1f
        ldp x5, x6, [x1]
        ldp x7, x8, [x3, #-16]
        stp x5, x6, [x0]
        stp x7, x8, [x4, #-16]
        ret
1:      ldp x13, x14, [x3, #-32]
        ldp x15, x16, [x3, #-16]
        cmp x2, #64
        b.hi 2f
        ldp x5, x6, [x1]
        ldp x7, x8, [x1, #16]
        stp x5, x6, [x0]
        stp x7, x8, [x0, #16]
        stp x13, x14, [x4, #-32]
        stp x15, x16, [x4, #-16]
        ret
2:      sub x5, x0, x1
        cmp x5, x2
        b.lo .Lmove_down
        mov x17, x0
        // 64 bytes a turn, and the last 64 or fewer as two halves.
3:      ldp x5, x6, [x1], #16
        ldp x7, x8, [x1], #16
        ldp x9, x10, [x1], #16
        ldp x11, x12, [x1], #16
        stp x5, x6, [x17], #16
        stp x7, x8, [x17], #16
        stp x9, x10, [x17], #16
        stp x11, x12, [x17], #16
        sub x2, x2, #64
        cmp x2, #64
        b.hi 3b
        cmp x2, #32
        b.ls 4f
        ldp x5, x6, [x1]
        ldp x7, x8, [x1, #16]
        stp x5, x6, [x17]
        stp x7, x8, [x17, #16]
4:      stp x13, x14, [x4, #-32]
        stp x15, x16, [x4, #-16]
        ret
        // The destination starts within the source: from the end, the first 32 bytes loaded beforehand.
.Lmove_down:
        ldp x13, x14, [x1]
        ldp x15, x16, [x1, #16]
5:      ldp x5, x6, [x3, #-16]!
        ldp x7, x8, [x3, #-16]!
        stp x5, x6, [x4, #-16]!
        stp x7, x8, [x4, #-16]!
        sub x2, x2, #32
        cmp x2, #32
        b.hi 5b
        stp x13, x14, [x0]
        stp x15, x16, [x0, #16]
        ret
.Lmove16:
        tbz x2, #4, 6f
        ldp x5, x6, [x1]
        stp x5, x6, [x0]
        ret
6:      tbz x2, #3, 7f
        ldr x5, [x1]
        ldur x6, [x3, #-8]
        str x5, [x0]
        stur x6, [x4, #-8]
        ret
7:      tbz x2, #2, 8f
        ldr w5, [x1]
        ldur w6, [x3, #-4]
        str w5, [x0]
        stur w6, [x4, #-4]
        ret
8:      cbz x2, 9f
        // First, middle and last byte: of one byte all three are the same.
        lsr x7, x2, #1
        ldrb w5, [x1]
        ldrb w6, [x1, x7]
        ldurb w8, [x3, #-1]
        strb w5, [x0]
        strb w6, [x0, x7]
        sturb w8, [x4, #-1]
9:      ret

// x0 start (kept as the result), w1 value, x2 length.
.globl memset
.balign 16
memset:
        and x5, x1, #0xFF
        mov x6, #0x0101010101010101
        mul x5, x5, x6
        add x4, x0, x2
        cmp x2, #16
        b.lo .Lset16
        mov x3, x0
        cmp x2, #64
        b.ls 2f
1:      stp x5, x5, [x3], #16
        stp x5, x5, [x3], #16
        stp x5, x5, [x3], #16
        stp x5, x5, [x3], #16
        sub x2, x2, #64
        cmp x2, #64
        b.hi 1b
2:      cmp x2, #16
        b.ls 3f
        stp x5, x5, [x3], #16
        sub x2, x2, #16
        b 2b
3:      stp x5, x5, [x4, #-16]
        ret
.Lset16:
        tbz x2, #3, 4f
        str x5, [x0]
        stur x5, [x4, #-8]
        ret
4:      tbz x2, #2, 5f
        str w5, [x0]
        stur w5, [x4, #-4]
        ret
5:      cbz x2, 6f
        lsr x7, x2, #1
        strb w5, [x0]
        strb w5, [x0, x7]
        sturb w5, [x4, #-1]
6:      ret
