// Block operations of user images. Up to 128 bytes everything is loaded before anything is stored, so overlap does not
// matter; above, 64 bytes a turn, with the ragged end loaded beforehand.
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
        ldr q0, [x1]
        ldur q1, [x3, #-16]
        str q0, [x0]
        stur q1, [x4, #-16]
        ret
1:      cmp x2, #64
        b.hi 2f
        ldp q0, q1, [x1]
        ldp q2, q3, [x3, #-32]
        stp q0, q1, [x0]
        stp q2, q3, [x4, #-32]
        ret
2:      ldp q16, q17, [x3, #-64]
        ldp q18, q19, [x3, #-32]
        cmp x2, #128
        b.hi 3f
        ldp q0, q1, [x1]
        ldp q2, q3, [x1, #32]
        stp q0, q1, [x0]
        stp q2, q3, [x0, #32]
        stp q16, q17, [x4, #-64]
        stp q18, q19, [x4, #-32]
        ret
3:      sub x5, x0, x1
        cmp x5, x2
        b.lo .Lmove_down
        mov x5, x0
4:      ldp q0, q1, [x1], #32
        ldp q2, q3, [x1], #32
        stp q0, q1, [x5], #32
        stp q2, q3, [x5], #32
        sub x2, x2, #64
        cmp x2, #64
        b.hi 4b
        stp q16, q17, [x4, #-64]
        stp q18, q19, [x4, #-32]
        ret
        // The destination starts within the source: from the end, the first 64 bytes loaded beforehand.
.Lmove_down:
        ldp q16, q17, [x1]
        ldp q18, q19, [x1, #32]
5:      ldp q0, q1, [x3, #-32]!
        ldp q2, q3, [x3, #-32]!
        stp q0, q1, [x4, #-32]!
        stp q2, q3, [x4, #-32]!
        sub x2, x2, #64
        cmp x2, #64
        b.hi 5b
        stp q16, q17, [x0]
        stp q18, q19, [x0, #32]
        ret
.Lmove16:
        tbz x2, #4, 6f
        ldr q0, [x1]
        str q0, [x0]
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
        dup v0.16b, w1
        add x4, x0, x2
        cmp x2, #16
        b.lo .Lset16
        cmp x2, #64
        b.hi 1f
        str q0, [x0]
        stur q0, [x4, #-16]
        cmp x2, #32
        b.ls 2f
        str q0, [x0, #16]
        stur q0, [x4, #-32]
        ret
1:      mov x3, x0
3:      stp q0, q0, [x3], #32
        stp q0, q0, [x3], #32
        sub x2, x2, #64
        cmp x2, #64
        b.hi 3b
        stp q0, q0, [x4, #-64]
        stp q0, q0, [x4, #-32]
2:      ret
.Lset16:
        umov x5, v0.d[0]
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
