// Interface calls that ilc could not resolve: x11 is the cell of the call site, x0 the object. One table for the image
// remembers the last targets; what it lacks, C# looks up.
.section .text.Dispatch, "ax"

.equ EntryMask, 0x7E0

.globl RhpInitialDynamicInterfaceDispatch
.balign 16
RhpInitialDynamicInterfaceDispatch:
        // A null object faults here, at address zero.
        ldr x9, [x0]
        adrp x10, DispatchTable
        add x10, x10, :lo12:DispatchTable
        eor x12, x11, x9, lsl #1
        and x12, x12, #EntryMask
        add x10, x10, x12
        ldp x12, x13, [x10]
        cmp x12, x9
        ccmp x13, x11, #0, eq
        b.ne 1f
        ldr x16, [x10, #16]
        br x16

        // All argument registers are the callee's.
1:      stp x29, x30, [sp, #-224]!
        mov x29, sp
        stp x0, x1, [sp, #16]
        stp x2, x3, [sp, #32]
        stp x4, x5, [sp, #48]
        stp x6, x7, [sp, #64]
        str x8, [sp, #80]
        stp q0, q1, [sp, #96]
        stp q2, q3, [sp, #128]
        stp q4, q5, [sp, #160]
        stp q6, q7, [sp, #192]
        mov x0, x9
        mov x1, x11
        mov x2, x10
        bl MicroResolveInterface
        mov x16, x0
        ldp q6, q7, [sp, #192]
        ldp q4, q5, [sp, #160]
        ldp q2, q3, [sp, #128]
        ldp q0, q1, [sp, #96]
        ldr x8, [sp, #80]
        ldp x6, x7, [sp, #64]
        ldp x4, x5, [sp, #48]
        ldp x2, x3, [sp, #32]
        ldp x0, x1, [sp, #16]
        ldp x29, x30, [sp], #224
        br x16

// 64 entries of 32 bytes: method table, cell, target.
.section .bss.DispatchTable, "aw", @nobits
.balign 32
DispatchTable:
        .skip 64 * 32
