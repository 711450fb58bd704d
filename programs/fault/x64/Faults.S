# The instructions whose exceptions C# does not provoke by itself. Each that does not fault here returns.
.intel_syntax noprefix
.section .text.Faults, "ax"

.globl MicroFaultIllegal
.balign 16
MicroFaultIllegal:
        ud2
        ret

.globl MicroFaultBreakpoint
.balign 16
MicroFaultBreakpoint:
        int3
        ret

.globl MicroFaultDivide
.balign 16
MicroFaultDivide:
        xor eax, eax
        xor edx, edx
        xor ecx, ecx
        div ecx
        ret

# Unaligned accesses, atomic ones too, are no exception on this CPU.
.globl MicroFaultUnalignedAtomic
.balign 16
MicroFaultUnalignedAtomic:
        ret
