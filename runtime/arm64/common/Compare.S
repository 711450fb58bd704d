// Comparison of blocks, in general registers: one set for user images and the kernel.
.section .text.Compare, "ax"

// x0 left, x1 right, x2 length; returns the sign of the first difference, bytes taken as unsigned.
.globl memcmp
.balign 16
memcmp:
        cmp x2, #8
        b.lo 3f
1:      ldr x3, [x0], #8
        ldr x4, [x1], #8
        cmp x3, x4
        b.ne 2f
        sub x2, x2, #8
        cmp x2, #8
        b.hs 1b
        // The last word again, ending where the blocks end.
        cbz x2, 5f
        sub x5, x2, #8
        ldr x3, [x0, x5]
        ldr x4, [x1, x5]
        cmp x3, x4
        b.eq 5f
        // The byte at the lowest address decides: make it the highest.
2:      rev x3, x3
        rev x4, x4
        cmp x3, x4
        mov w0, #1
        cneg w0, w0, lo
        ret
3:      cbz x2, 5f
4:      ldrb w3, [x0], #1
        ldrb w4, [x1], #1
        subs w3, w3, w4
        b.ne 6f
        subs x2, x2, #1
        b.ne 4b
5:      mov w0, #0
        ret
6:      mov w0, w3
        ret
