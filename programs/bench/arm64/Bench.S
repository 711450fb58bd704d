// What the benchmark needs and C# does not produce.
        .section .text.Bench, "ax"

// Uses a vector register, as a caller does that computes between two calls.
        .globl  MicroBenchTouchVector
        .p2align 4
MicroBenchTouchVector:
        movi    v0.2d, #0
        ret

// The address of a loop that reads what its argument points to; it is shorter than 64 bytes.
        .globl  MicroBenchFaultLoop
        .p2align 4
MicroBenchFaultLoop:
        adr     x0, FaultLoop
        ret

        .p2align 4
FaultLoop:
        ldr     x1, [x0]
        b       FaultLoop
        .p2align 6
