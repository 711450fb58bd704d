# The first instructions of a user image and the last one of a failed one.
.intel_syntax noprefix
.section .text.Start, "ax"

# The kernel set the stack pointer (16-byte aligned) and rdi, the start-info page; all else is undefined.
.globl _start
.balign 16
_start:
        xor ebp, ebp
        mov rbx, rdi
        lea rdi, [rip + ArenaState]
        movabs rsi, offset ArenaStart
        movabs rdx, offset ArenaEnd
        lea rcx, [rip + ModulesStart]
        lea r8, [rip + ModulesEnd]
        call MicroRuntimeStart
        mov rdi, rbx
        call Main
        # A server never returns, a program ends through its supervisor: FailFastReason.Unreachable.
        mov edi, 15
        jmp MicroFailFast

# rdi is a FailFastReason. The invalid-opcode exception becomes a message to the supervisor, which finds the reason in rdi.
.globl MicroFailFast
.balign 16
MicroFailFast:
        ud2
