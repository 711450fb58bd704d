// Stores of references. Where an object that outlives the next reset of the arena receives a reference to one that does
// not, the place is remembered, and the reset makes it null (runtime/README.md, "The arena").
.section .text.References, "ax"

// Micro.Runtime.ArenaState, whose fields are in this order.
.equ Start, 0
.equ Size, 8
.equ YoungStart, 16
.equ YoungSize, 24
.equ EscapeCount, 32
.equ Escapes, 40
.equ MaximumEscapes, 128

// x14 where (in some object, or on the stack), x15 the reference; x14 moves on by a word. x12, x15 and x17 may change.
.globl RhpAssignRefArm64
.globl RhpCheckedAssignRefArm64
.balign 16
RhpAssignRefArm64:
RhpCheckedAssignRefArm64:
        str x15, [x14], #8
.Lcheck:
        adrp x12, ArenaState
        add x12, x12, :lo12:ArenaState
        ldr x17, [x12, #YoungStart]
        ldr x12, [x12, #YoungSize]
        sub x15, x15, x17
        cmp x15, x12
        b.lo 1f
        ret
        // x14 is a word beyond the place.
1:      sub x15, x14, #8
        sub x17, x15, x17
        cmp x17, x12
        b.hs 2f
        ret
2:      adrp x12, ArenaState
        add x12, x12, :lo12:ArenaState
        ldr x17, [x12, #Start]
        ldr x12, [x12, #Size]
        sub x17, x15, x17
        cmp x17, x12
        b.lo .Lremember
        adrp x12, DataStart
        add x12, x12, :lo12:DataStart
        cmp x15, x12
        b.lo 3f
        adrp x12, DataEnd
        add x12, x12, :lo12:DataEnd
        cmp x15, x12
        b.lo .Lremember
3:      ret

// Adds x15 to the list unless it is there already.
.Lremember:
        stp x9, x10, [sp, #-16]!
        adrp x9, ArenaState
        add x9, x9, :lo12:ArenaState
        ldr x10, [x9, #EscapeCount]
        add x12, x9, #Escapes
        mov x17, x10
        b 2f
1:      sub x17, x17, #1
        ldr x9, [x12, x17, lsl #3]
        cmp x9, x15
        b.eq 3f
2:      cbnz x17, 1b
        cmp x10, #MaximumEscapes
        b.eq 4f
        str x15, [x12, x10, lsl #3]
        add x10, x10, #1
        adrp x9, ArenaState
        add x9, x9, :lo12:ArenaState
        str x10, [x9, #EscapeCount]
3:      ldp x9, x10, [sp], #16
        ret
        // FailFastReason.TooManyEscapes.
4:      mov w0, #17
        b MicroFailFast

// The reference at x13 to x14; both move on by a word.
.globl RhpByRefAssignRefArm64
.balign 16
RhpByRefAssignRefArm64:
        ldr x15, [x13], #8
        b RhpCheckedAssignRefArm64

// x0 where, x1 the reference: the form that C# calls.
.globl RhpAssignRef
.globl RhpCheckedAssignRef
.balign 16
RhpAssignRef:
RhpCheckedAssignRef:
        mov x14, x0
        mov x15, x1
        b RhpCheckedAssignRefArm64

// x0 destination, x1 source, x2 length: whole words, and the blocks may overlap.
.globl MicroMoveReferences
.balign 16
MicroMoveReferences:
        stp x29, x30, [sp, #-32]!
        mov x29, sp
        str x2, [sp, #16]
        bl memmove
        ldr x2, [sp, #16]
        lsr x2, x2, #3
        // A young destination needs no look at its words.
        adrp x3, ArenaState
        add x3, x3, :lo12:ArenaState
        ldp x4, x5, [x3, #YoungStart]
        sub x4, x0, x4
        cmp x4, x5
        b.lo 3f
        mov x14, x0
        b 2f
1:      ldr x15, [x14], #8
        bl .Lcheck
        sub x2, x2, #1
2:      cbnz x2, 1b
3:      ldp x29, x30, [sp], #32
        ret

.section .bss.ArenaState, "aw", @nobits
.globl ArenaState
.balign 8
ArenaState:
        .skip Escapes + MaximumEscapes * 8
