// Stores of references.
.section .text.References, "ax"

// x14 where, x15 the reference; x14 moves on by a word.
.globl RhpAssignRefArm64
.globl RhpCheckedAssignRefArm64
.balign 16
RhpAssignRefArm64:
RhpCheckedAssignRefArm64:
        str x15, [x14], #8
        ret

// The reference at x13 to x14; both move on by a word.
.globl RhpByRefAssignRefArm64
.balign 16
RhpByRefAssignRefArm64:
        ldr x15, [x13], #8
        str x15, [x14], #8
        ret

// x0 where, x1 the reference.
.globl RhpAssignRef
.globl RhpCheckedAssignRef
.balign 16
RhpAssignRef:
RhpCheckedAssignRef:
        str x1, [x0]
        ret

// x0 destination, x1 source, x2 length: whole words.
.globl MicroMoveReferences
.balign 16
MicroMoveReferences:
        b memmove
