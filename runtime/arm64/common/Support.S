// What generated code calls by name and C# cannot say, for user images and the kernel alike.
.section .text.Support, "ax"

// An exported method marked UnmanagedCallersOnly brackets itself with these two; there is no collector to tell.
.globl RhpReversePInvoke
.globl RhpReversePInvokeReturn
.balign 4
RhpReversePInvoke:
RhpReversePInvokeReturn:
        ret

// A stack cookie was overwritten: FailFastReason.StackCorrupted.
.globl RhpFallbackFailFast
.balign 4
RhpFallbackFailFast:
        mov w0, #13
        b MicroFailFast

.section .rodata.Support, "a"
.globl __security_cookie
.balign 8
__security_cookie:
        .quad 0x4D6963726F2100FF
