# Block operations of user images. Up to 64 bytes everything is loaded before anything is stored, so overlap does not
# matter; above, string instructions move a word per count, with one vector register for the ragged end.
.intel_syntax noprefix
.section .text.Memory, "ax"

# rdi destination, rsi source, rdx length; returns the destination.
.globl memmove
.globl memcpy
.balign 16
memmove:
memcpy:
        mov rax, rdi
        cmp rdx, 16
        jbe .Lmove16
.Lmove_again:
        cmp rdx, 32
        ja .Lmove_over_32
        movups xmm0, [rsi]
        movups xmm1, [rsi + rdx - 16]
        movups [rdi], xmm0
        movups [rdi + rdx - 16], xmm1
        ret
.Lmove_over_32:
        cmp rdx, 64
        ja .Lmove_over_64
        movups xmm0, [rsi]
        movups xmm1, [rsi + 16]
        movups xmm2, [rsi + rdx - 32]
        movups xmm3, [rsi + rdx - 16]
        movups [rdi], xmm0
        movups [rdi + 16], xmm1
        movups [rdi + rdx - 32], xmm2
        movups [rdi + rdx - 16], xmm3
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
.Lmove_over_64:
        mov rcx, rdi
        sub rcx, rsi
        cmp rcx, rdx
        jb .Lmove_down
        movups xmm0, [rsi + rdx - 16]
        lea r8, [rdi + rdx - 16]
        mov rcx, rdx
        shr rcx, 3
        rep movsq
        movups [r8], xmm0
        ret
        # The destination starts within the source: from the end, and the last 64 bytes or fewer as above.
.Lmove_down:
        movups xmm0, [rsi + rdx - 16]
        movups xmm1, [rsi + rdx - 32]
        movups xmm2, [rsi + rdx - 48]
        movups xmm3, [rsi + rdx - 64]
        movups [rdi + rdx - 16], xmm0
        movups [rdi + rdx - 32], xmm1
        movups [rdi + rdx - 48], xmm2
        movups [rdi + rdx - 64], xmm3
        sub rdx, 64
        cmp rdx, 64
        ja .Lmove_down
        cmp rdx, 16
        jbe .Lmove16
        jmp .Lmove_again

# rdi start, esi value, rdx length; returns the start.
.globl memset
.balign 16
memset:
        mov r9, rdi
        movzx eax, sil
        mov rcx, 0x0101010101010101
        imul rax, rcx
        cmp rdx, 16
        jbe .Lset16
        movq xmm0, rax
        punpcklqdq xmm0, xmm0
        movups [rdi + rdx - 16], xmm0
        cmp rdx, 64
        ja .Lset_over_64
        movups [rdi], xmm0
        cmp rdx, 32
        jbe 1f
        movups [rdi + 16], xmm0
        movups [rdi + rdx - 32], xmm0
1:      mov rax, r9
        ret
.Lset_over_64:
        mov rcx, rdx
        shr rcx, 3
        rep stosq
        mov rax, r9
        ret
.Lset16:
        cmp edx, 8
        jb .Lset_under_8
        mov [rdi], rax
        mov [rdi + rdx - 8], rax
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
