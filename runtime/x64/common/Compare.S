# Comparison of blocks, in general registers: one set for user images and the kernel.
.intel_syntax noprefix
.section .text.Compare, "ax"

# rdi left, rsi right, rdx length; returns the sign of the first difference, bytes taken as unsigned.
.globl memcmp
.balign 16
memcmp:
        cmp rdx, 8
        jb .Lcompare_bytes
1:      mov rax, [rdi]
        mov rcx, [rsi]
        cmp rax, rcx
        jne .Lcompare_words
        add rdi, 8
        add rsi, 8
        sub rdx, 8
        cmp rdx, 8
        jae 1b
        # The last word again, ending where the blocks end.
        test rdx, rdx
        je .Lcompare_equal
        mov rax, [rdi + rdx - 8]
        mov rcx, [rsi + rdx - 8]
        cmp rax, rcx
        je .Lcompare_equal
.Lcompare_words:
        # The byte at the lowest address decides: make it the highest.
        bswap rax
        bswap rcx
        cmp rax, rcx
        sbb eax, eax
        or eax, 1
        ret
.Lcompare_bytes:
        test rdx, rdx
        je .Lcompare_equal
1:      movzx eax, byte ptr [rdi]
        movzx ecx, byte ptr [rsi]
        sub eax, ecx
        jne 2f
        inc rdi
        inc rsi
        dec rdx
        jne 1b
.Lcompare_equal:
        xor eax, eax
2:      ret
