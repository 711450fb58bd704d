// The first instructions of a user image and the last one of a failed one.
.section .text.Start, "ax"

// The kernel set the stack pointer (16-byte aligned) and x0, the start-info page; all else is undefined.
.globl _start
.balign 16
_start:
        mov x29, xzr
        mov x30, xzr
        mov x19, x0
        ldr x0, =ArenaState
        ldr x1, =ArenaStart
        ldr x2, =ArenaEnd
        ldr x3, =ModulesStart
        ldr x4, =ModulesEnd
        bl MicroRuntimeStart
        mov x0, x19
        bl Main
        // A server never returns, a program ends through its supervisor: FailFastReason.Unreachable.
        mov w0, #15
        b MicroFailFast
        .ltorg

// x0 is a FailFastReason. The breakpoint exception becomes a message to the supervisor, which finds the reason in x0.
.globl MicroFailFast
.balign 16
MicroFailFast:
        brk #0x4D
