# Stores of references. Only rax may change.
.intel_syntax noprefix
.section .text.References, "ax"

# rdi where, rsi the reference.
.globl RhpAssignRef
.globl RhpCheckedAssignRef
.balign 16
RhpAssignRef:
RhpCheckedAssignRef:
        mov [rdi], rsi
        ret

# The reference at rsi to rdi; both move on by a word.
.globl RhpByRefAssignRef
.balign 16
RhpByRefAssignRef:
        mov rax, [rsi]
        mov [rdi], rax
        add rdi, 8
        add rsi, 8
        ret

# rdi destination, rsi source, rdx length: whole words.
.globl MicroMoveReferences
.balign 16
MicroMoveReferences:
        jmp memmove
