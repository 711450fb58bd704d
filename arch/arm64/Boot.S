// From the loader to C#: leaves EL2, builds the first page tables, turns on the MMU and calls MicroKernelStart.
//
// Entry is Linux's arm64 boot protocol (Documentation/arch/arm64/booting.rst): MMU and data cache off, the image at a 2 MiB
// boundary, x0 the physical address of the device tree. Addresses are formed with adrp, so they are physical until the
// MMU is on and virtual after the jump to the upper half.

        .arch_extension pan

        // Stage 1 descriptors (Arm ARM D8.3): valid page, access flag, inner shareable, attribute 0 of MAIR_EL1, not for EL0.
        .set    Table,          0x3
        .set    Page,           0x703
        .set    Block,          0x701
        .set    ReadOnly,       1 << 7
        .set    KernelNoExecute, 1 << 53
        .set    UserNoExecute,  1 << 54
        .set    Text,           Page | ReadOnly | UserNoExecute
        .set    Constants,      Page | ReadOnly | UserNoExecute | KernelNoExecute
        .set    Data,           Page | UserNoExecute | KernelNoExecute
        .set    DataBlock,      Block | UserNoExecute | KernelNoExecute
        .set    IdentityBlock,  Block | ReadOnly | UserNoExecute

        .set    PageSize,       4096
        .set    BlockSize,      0x200000
        .set    DirectMap,      0xFFFF888000000000
        .set    DirectIndex,    (DirectMap >> 39) & 511

        // Attribute 0: normal memory, write-back, allocating. Attribute 1: Device-nGnRE.
        .set    MemoryAttributes, 0x04FF
        // TCR_EL1: 48-bit halves, 4 KiB pages, walks cached and inner shareable, 16-bit ASIDs taken from TTBR0. IPS is added.
        .set    TranslationControl, (1 << 36) | (2 << 30) | (0x35 << 24) | (16 << 16) | (0x35 << 8) | 16
        // SCTLR_EL1: EOS, EIS, TSCXT (RES1 on older CPUs), WXN, instruction cache, stack alignment at both levels, data cache, MMU;
        // SED and ITD, as there is no AArch32. Everything that EL0 might be given stays off and traps: cache maintenance (UCI),
        // CTR_EL0 (UCT), DC ZVA (DZE), interrupt masks (UMA), WFI and WFE (nTWI, nTWE). Unaligned access to memory is fine.
        // SPAN is 0 where there is PAN: every exception then closes the user's pages to the kernel.
        .set    SystemControl,  (1 << 29) | (1 << 28) | (1 << 22) | (1 << 20) | (1 << 19) | (1 << 12) | (1 << 11) | (1 << 8) | (1 << 7) | (1 << 4) | (1 << 3) | (1 << 2) | 1
        .set    SpanBit,        1 << 23
        .set    SystemControlOff, 0x30D00800    // RES1 bits of Armv8.0

        .section .head, "ax"
        .globl  MicroImageStart
MicroImageStart:
        b       Start
        .word   0
        .quad   0                       // text offset
        .quad   MicroImageSize
        .quad   0xA                     // little endian, 4 KiB pages, anywhere in memory
        .quad   0, 0, 0
        .ascii  "ARM\x64"
        .word   0

Start:
        msr     daifset, #0xF
        mov     x20, x0                 // device tree
        mrs     x0, CurrentEL
        cmp     x0, #(2 << 2)
        b.ne    1f
        bl      LeaveHypervisor
1:      adrp    x21, MicroImageStart
        bl      ClearTables
        bl      BuildImageMap
        bl      BuildDirectMap
        bl      EnableMmu
        // The image now exists at its linked address too: go on there, and forget the identity map.
        ldr     x0, =InUpperHalf
        br      x0

// EL2: gives EL1 everything, traps nothing, and returns there.
LeaveHypervisor:
        ldr     x0, =SystemControlOff
        msr     sctlr_el1, x0
        mov     x0, #(1 << 31)          // HCR_EL2.RW: EL1 is AArch64
        msr     hcr_el2, x0
        mov     x0, #3                  // physical counter and timer usable at EL1; virtual time is physical time
        msr     cnthctl_el2, x0
        msr     cntvoff_el2, xzr
        mov     x0, #0x33FF             // CPTR_EL2: RES1 bits only
        msr     cptr_el2, x0
        msr     hstr_el2, xzr
        msr     vttbr_el2, xzr
        mrs     x0, midr_el1
        msr     vpidr_el2, x0
        mrs     x0, mpidr_el1
        msr     vmpidr_el2, x0
        mrs     x0, id_aa64dfr0_el1
        ubfx    x0, x0, #8, #4          // PMUVer: 0 none, 15 not Arm's
        sub     x0, x0, #1
        cmp     x0, #14
        b.hs    1f
        mrs     x0, pmcr_el0
        ubfx    x0, x0, #11, #5         // MDCR_EL2.HPMN: all counters belong to EL1
        msr     mdcr_el2, x0
1:      mrs     x0, id_aa64pfr0_el1
        ubfx    x0, x0, #24, #4         // GIC system registers
        cbz     x0, 2f
        mrs     x0, icc_sre_el2
        mov     x1, #9                  // SRE, and EL1 may use its own
        orr     x0, x0, x1
        msr     icc_sre_el2, x0
        isb
        msr     ich_hcr_el2, xzr
2:      mov     x0, #0x3C5              // EL1h, everything masked
        msr     spsr_el2, x0
        msr     elr_el2, x30
        eret

// Lines that a prefetcher left over the tables would hide what is written with the caches off: throw them away while clearing.
ClearTables:
        adrp    x0, MicroTables
        adrp    x1, MicroImageEnd
        mrs     x2, ctr_el0
        ubfx    x2, x2, #16, #4
        mov     x3, #4
        lsl     x2, x3, x2              // smallest data cache line
        mov     x3, x0
1:      stp     xzr, xzr, [x3], #16
        cmp     x3, x1
        b.lo    1b
        dmb     sy
2:      dc      ivac, x0
        add     x0, x0, x2
        cmp     x0, x1
        b.lo    2b
        dsb     sy
        ret

// The upper half: the image at its linked address with final rights, and an empty window for device registers behind it.
BuildImageMap:
        mov     x19, x30
        adrp    x0, MicroRootTable
        adrp    x1, MicroUpperTable
        orr     x2, x1, #Table
        str     x2, [x0, #(511 * 8)]
        adrp    x2, MicroImageTable
        orr     x3, x2, #Table
        str     x3, [x1, #(510 * 8)]
        adrp    x3, MicroDeviceTable
        orr     x4, x3, #Table
        str     x4, [x1, #(511 * 8)]
        adrp    x4, MicroDevicePages
        orr     x4, x4, #Table
        str     x4, [x3]
        adrp    x22, MicroImagePages
        orr     x4, x22, #Table
        str     x4, [x2]

        adrp    x0, MicroImageStart
        adrp    x1, MicroReadOnlyStart
        ldr     x2, =Text
        bl      MapPages
        adrp    x1, MicroDataStart
        ldr     x2, =Constants
        bl      MapPages
        adrp    x1, MicroDataEnd
        ldr     x2, =Data
        bl      MapPages
        adrp    x0, MicroStackBottom
        adrp    x1, MicroStackTop
        bl      MapPages
        adrp    x0, MicroEmergencyBottom
        adrp    x1, MicroImageEnd
        bl      MapPages
        ret     x19

// Maps x0 up to x1 with attributes x2; leaves x0 at x1.
MapPages:
        sub     x3, x0, x21
        add     x3, x22, x3, lsr #9     // page number × 8
1:      cmp     x0, x1
        b.hs    2f
        orr     x4, x0, x2
        str     x4, [x3], #8
        add     x0, x0, #PageSize
        b       1b
2:      ret

// As much of the direct map as C# needs to complete it: the image with what follows it, and the device tree. And the
// identity map: the gibibyte of the image, to be executed while the MMU is turned on.
BuildDirectMap:
        mov     x19, x30
        adrp    x0, MicroRootTable
        adrp    x22, MicroDirectTable
        adrp    x23, MicroDirectPool
        orr     x1, x22, #Table
        str     x1, [x0, #(DirectIndex * 8)]
        mov     x0, x21
        bl      MapTwoBlocks
        mov     x0, x20
        bl      MapTwoBlocks

        adrp    x0, MicroEmptyRoot
        adrp    x1, MicroIdentityTable
        orr     x2, x1, #Table
        ubfx    x3, x21, #39, #9
        str     x2, [x0, x3, lsl #3]
        ubfx    x3, x21, #30, #9
        lsr     x4, x21, #30
        lsl     x4, x4, #30
        ldr     x2, =IdentityBlock
        orr     x2, x2, x4
        str     x2, [x1, x3, lsl #3]
        ret     x19

// Maps the 2 MiB block of x0 and the next one, taking second-level tables from x23 on.
MapTwoBlocks:
        bic     x0, x0, #(BlockSize - 1)
        ldr     x1, =DataBlock
        mov     x2, #2
1:      ubfx    x3, x0, #30, #9
        ldr     x4, [x22, x3, lsl #3]
        cbnz    x4, 2f
        orr     x4, x23, #Table
        str     x4, [x22, x3, lsl #3]
        add     x23, x23, #PageSize
2:      bic     x4, x4, #Table
        ubfx    x3, x0, #21, #9
        orr     x5, x0, x1
        str     x5, [x4, x3, lsl #3]
        add     x0, x0, #BlockSize
        subs    x2, x2, #1
        b.ne    1b
        ret

EnableMmu:
        ldr     x0, =MemoryAttributes
        msr     mair_el1, x0
        ldr     x0, =TranslationControl
        mrs     x1, id_aa64mmfr0_el1
        ubfx    x1, x1, #0, #4          // PARange; 52 bits need larger pages: at most 48
        mov     x2, #5
        cmp     x1, x2
        csel    x1, x1, x2, lo
        bfi     x0, x1, #32, #3
        msr     tcr_el1, x0
        adrp    x0, MicroEmptyRoot
        msr     ttbr0_el1, x0
        adrp    x0, MicroRootTable
        msr     ttbr1_el1, x0
        ldr     x0, =SystemControl
        mrs     x1, id_aa64mmfr1_el1
        ubfx    x1, x1, #20, #4         // PAN
        cbnz    x1, 1f
        orr     x0, x0, #SpanBit        // RES1 without PAN
1:      ic      iallu
        tlbi    vmalle1
        dsb     nsh
        isb
        msr     sctlr_el1, x0
        isb
        ret

InUpperHalf:
        adrp    x0, MicroVectors
        add     x0, x0, :lo12:MicroVectors
        msr     vbar_el1, x0
        adrp    x0, MicroStackTop
        mov     sp, x0

        // No user addresses from here on: the identity map's root becomes the empty root.
        adrp    x0, MicroEmptyRoot
        ubfx    x1, x21, #39, #9
        str     xzr, [x0, x1, lsl #3]
        dsb     ishst
        tlbi    vmalle1
        dsb     nsh
        isb

        adrp    x0, MicroBssStart
        add     x0, x0, :lo12:MicroBssStart
        adrp    x1, MicroBssEnd
        add     x1, x1, :lo12:MicroBssEnd
1:      cmp     x0, x1
        b.hs    2f
        stp     xzr, xzr, [x0], #16
        b       1b
2:      bl      PrepareProcessor
        bl      OpenVectors
        ldr     x0, =DirectMap
        add     x0, x0, x20
        adrp    x1, BootLayout
        add     x1, x1, :lo12:BootLayout
        mov     x2, x21
        mov     x29, xzr                // the first frame record ends the chain
        mov     x30, xzr
        bl      MicroKernelStart
        // While booting, C# may have used vector registers: the first thread must find them cleared.
        mov     x19, x0
        bl      OpenVectors
        bl      MicroClearVectors
        mov     x0, x19
        b       MicroResume

// What EL0 may use is decided here and in SystemControl: the cycle counter and nothing else. Counters and timers of the generic
// timer trap, so that no program sees time but by asking the kernel.
PrepareProcessor:
        msr     mdscr_el1, xzr          // no hardware debugging
        msr     cntkctl_el1, xzr
        mov     x0, #2
        msr     cntv_ctl_el0, x0        // timer off, masked
        msr     tpidr_el0, xzr
        msr     tpidrro_el0, xzr
        mrs     x0, id_aa64mmfr1_el1
        ubfx    x0, x0, #20, #4
        cbz     x0, 1f
        msr     pan, #1
1:      mrs     x0, id_aa64dfr0_el1
        ubfx    x0, x0, #8, #4          // PMUVer
        sub     x0, x0, #1
        cmp     x0, #14
        b.hs    2f
        msr     pmccfiltr_el0, xzr      // count at EL0 and EL1
        mov     x0, #(1 << 31)
        msr     pmcntenset_el0, x0
        mov     x0, #0x45               // 64-bit cycle counter, reset, enabled
        msr     pmcr_el0, x0
        mov     x0, #(1 << 2)
        msr     pmuserenr_el0, x0       // EL0 may read the cycle counter
2:      ret

// Marks the vector registers as used, so that clearing them clears them.
OpenVectors:
        mov     x0, #(3 << 20)
        msr     cpacr_el1, x0
        isb
        ret

        .ltorg

        // Arm64BootLayout: what C# must know of the image.
        .section .rodata
        .balign 8
BootLayout:
        .quad   MicroImageStart, MicroReadOnlyStart, MicroDataStart, MicroKernelEnd, MicroImageEnd
        .quad   MicroStackBottom, MicroStackTop, MicroRootTable, MicroDevicePages
        .quad   __start___managedcode, __stop___managedcode
