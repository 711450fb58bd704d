// What the benchmark needs and C# does not produce.
        .intel_syntax noprefix
        .section .text.Bench, "ax", @progbits

// Uses a vector register, as a caller does that computes between two calls.
        .globl  MicroBenchTouchVector
        .p2align 4
MicroBenchTouchVector:
        pxor    xmm0, xmm0
        ret

// The address of a loop that reads what its argument points to; it is shorter than 64 bytes.
        .globl  MicroBenchFaultLoop
        .p2align 4
MicroBenchFaultLoop:
        lea     rax, [rip + FaultLoop]
        ret

        .p2align 4
FaultLoop:
        mov     rax, [rdi]
        jmp     FaultLoop
        .p2align 6
