// The instructions whose exceptions C# does not provoke by itself. Each that does not fault here returns.
.section .text.Faults, "ax"

.globl MicroFaultIllegal
.balign 16
MicroFaultIllegal:
        udf #0
        ret

.globl MicroFaultBreakpoint
.balign 16
MicroFaultBreakpoint:
        brk #0
        ret

// Division by zero gives zero on this CPU.
.globl MicroFaultDivide
.balign 16
MicroFaultDivide:
        ret

// Across a boundary of 16 bytes, so that FEAT_LSE2 does not allow it either.
.globl MicroFaultUnalignedAtomic
.balign 16
MicroFaultUnalignedAtomic:
        sub x9, sp, #64
        orr x9, x9, #12
        ldaxr x10, [x9]
        ret
