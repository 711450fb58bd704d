// Brings a bare arm64 machine to where the kernel would start a process, and stands in for it: text goes out by
// semihosting, an exception prints "trap <reason>" and the next case runs.
.globl BareIsArm64
.set BareIsArm64, 1

.section .text.Boot, "ax"
.globl BareStart
BareStart:
        // The second GiB, where RAM is, one to one; nothing at null.
        adrp x0, Level1
        add x0, x0, :lo12:Level1
        mov x1, #0x40000000
        orr x1, x1, #0x700
        orr x1, x1, #1
        str x1, [x0, #8]
        msr ttbr0_el1, x0
        mov x1, #0xFF
        msr mair_el1, x1
        // 39 bits of address, 4 KiB granule, cacheable walks, no second table; 40 bits physical.
        ldr x1, =0x200803519
        msr tcr_el1, x1
        isb
        mrs x1, sctlr_el1
        ldr x2, =0x1005
        orr x1, x1, x2
        msr sctlr_el1, x1
        isb
        mov x1, #0x300000
        msr cpacr_el1, x1
        adrp x0, Vectors
        add x0, x0, :lo12:Vectors
        msr vbar_el1, x0
        isb
        ldr x0, =StackTop
        mov sp, x0
        mov x0, #0
        b _start

// Ends the current case and starts the next one on a fresh stack.
.globl BareNext
BareNext:
        ldr x0, =StackTop
        mov sp, x0
        adrp x1, Case
        add x1, x1, :lo12:Case
        ldr x0, [x1]
        add x0, x0, #1
        str x0, [x1]
        bl Main
        b BareNext

// x0 text, w1 length: SYS_WRITEC takes one byte.
.globl BarePrint
BarePrint:
        mov x2, x0
        mov w3, w1
1:      cbz w3, 2f
        mov x1, x2
        mov w0, #3
        hlt #0xF000
        add x2, x2, #1
        sub w3, w3, #1
        b 1b
2:      ret

.globl BareExit
BareExit:
        mov w0, #0x18
        adrp x1, ExitBlock
        add x1, x1, :lo12:ExitBlock
        hlt #0xF000
        .ltorg

// What the CPU says in place of C#: a fault in the low page is NullReference.
Trapped:
        mrs x1, esr_el1
        lsr x2, x1, #26
        cmp x2, #0x3C
        b.eq 1f
        add x0, x2, #50
        cmp x2, #0x25
        b.ne 1f
        mrs x3, far_el1
        cmp x3, #4096
        b.hs 1f
        mov x0, #2
1:      mov x1, #10
        udiv x2, x0, x1
        msub x3, x2, x1, x0
        adrp x0, TrapText
        add x0, x0, :lo12:TrapText
        add w2, w2, #'0'
        add w3, w3, #'0'
        strb w2, [x0, #5]
        strb w3, [x0, #6]
        mov w1, #8
        bl BarePrint
        b BareNext

.balign 2048
Vectors:
.rept 16
        .balign 128
        b Trapped
.endr

.section .data.Boot, "aw"
.balign 8
ExitBlock:
        .quad 0x20026, 0
TrapText:
        .ascii "trap 00\n"

.section .bss.Boot, "aw", %nobits
.balign 4096
Level1: .skip 4096
Case:   .skip 8
        .balign 16
        .skip 65536
StackTop:
