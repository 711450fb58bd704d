# Block operations of the kernel: general registers only, because the vector registers are the user's.
.intel_syntax noprefix
.section .text.Memory, "ax"

# rdi destination, rsi source, rdx length; returns the destination.
.globl memmove
.globl memcpy
.balign 16
memmove:
memcpy:
        mov rax, rdi
.Lmove_again:
        cmp rdx, 16
        jbe .Lmove16
        cmp rdx, 32
        ja .Lmove_over_32
        mov rcx, [rsi]
        mov r8, [rsi + 8]
        mov r9, [rsi + rdx - 16]
        mov r10, [rsi + rdx - 8]
        mov [rdi], rcx
        mov [rdi + 8], r8
        mov [rdi + rdx - 16], r9
        mov [rdi + rdx - 8], r10
        ret
.Lmove16:
        cmp edx, 8
        jb .Lmove_under_8
        mov rcx, [rsi]
        mov r8, [rsi + rdx - 8]
        mov [rdi], rcx
        mov [rdi + rdx - 8], r8
        ret
.Lmove_under_8:
        cmp edx, 4
        jb .Lmove_under_4
        mov ecx, [rsi]
        mov r8d, [rsi + rdx - 4]
        mov [rdi], ecx
        mov [rdi + rdx - 4], r8d
        ret
.Lmove_under_4:
        test edx, edx
        je 1f
        # First, middle and last byte: of one byte all three are the same.
        mov r9, rdx
        shr r9, 1
        movzx ecx, byte ptr [rsi]
        movzx r8d, byte ptr [rsi + r9]
        movzx r10d, byte ptr [rsi + rdx - 1]
        mov [rdi], cl
        mov [rdi + r9], r8b
        mov [rdi + rdx - 1], r10b
1:      ret
.Lmove_over_32:
        mov rcx, rdi
        sub rcx, rsi
        cmp rcx, rdx
        jb .Lmove_down
        # The last word is read first: the words before it may be stored over it.
        mov r8, [rsi + rdx - 8]
        lea r9, [rdi + rdx - 8]
        mov rcx, rdx
        shr rcx, 3
        rep movsq
        mov [r9], r8
        ret
        # The destination starts within the source: from the end, and the last 32 bytes or fewer as above.
.Lmove_down:
        mov rcx, [rsi + rdx - 8]
        mov r8, [rsi + rdx - 16]
        mov r9, [rsi + rdx - 24]
        mov r10, [rsi + rdx - 32]
        mov [rdi + rdx - 8], rcx
        mov [rdi + rdx - 16], r8
        mov [rdi + rdx - 24], r9
        mov [rdi + rdx - 32], r10
        sub rdx, 32
        cmp rdx, 32
        ja .Lmove_down
        jmp .Lmove_again

# rdi start, esi value, rdx length; returns the start.
.globl memset
.balign 16
memset:
        mov r9, rdi
        movzx eax, sil
        mov rcx, 0x0101010101010101
        imul rax, rcx
        cmp rdx, 8
        jb .Lset_under_8
        mov [rdi + rdx - 8], rax
        mov rcx, rdx
        shr rcx, 3
        rep stosq
        mov rax, r9
        ret
.Lset_under_8:
        cmp edx, 4
        jb .Lset_under_4
        mov [rdi], eax
        mov [rdi + rdx - 4], eax
        mov rax, r9
        ret
.Lset_under_4:
        test edx, edx
        je 1f
        mov rcx, rdx
        shr rcx, 1
        mov [rdi], al
        mov [rdi + rcx], al
        mov [rdi + rdx - 1], al
1:      mov rax, r9
        ret
