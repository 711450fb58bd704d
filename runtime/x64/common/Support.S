# What generated code calls by name and C# cannot say, for user images and the kernel alike.
.intel_syntax noprefix
.section .text.Support, "ax"

# An exported method marked UnmanagedCallersOnly brackets itself with these two; there is no collector to tell.
.globl RhpReversePInvoke
.globl RhpReversePInvokeReturn
.balign 4
RhpReversePInvoke:
RhpReversePInvokeReturn:
        ret

# Before a frame larger than a page is taken, every page of it is touched, so that the guard page is met in order.
# r11 is the lowest address of the frame to be; nothing but r11 may change.
.globl RhpStackProbe
.balign 4
RhpStackProbe:
        push rax
        lea rax, [rsp + 8]
        and rax, -4096
        jmp 2f
1:      sub rax, 4096
        test byte ptr [rax], al
2:      cmp rax, r11
        ja 1b
        pop rax
        ret

# A stack cookie was overwritten: FailFastReason.StackCorrupted.
.globl RhpFallbackFailFast
.balign 4
RhpFallbackFailFast:
        mov edi, 13
        jmp MicroFailFast

.section .rodata.Support, "a"
.globl __security_cookie
.balign 8
__security_cookie:
        .quad 0x4D6963726F2100FF
