// What C# cannot say: system registers, barriers, cache and TLB maintenance, vector registers, calls to the firmware and the
// host. One function each, arguments and results as in Arm64Instructions.cs.

        .macro  Function name
        .balign 16
        .globl  \name
        .type   \name, %function
\name:
        .endm

        .text

// Address spaces ---------------------------------------------------------------------------------------------------------

// x0: root table and ASID. TPIDR_EL0 is the one register that a user can write and no exception saves: it must not carry
// anything to the next address space. The way back to the user synchronises: the kernel itself never uses the lower half.
Function MicroActivate
        msr     ttbr0_el1, x0
        msr     tpidr_el0, xzr
        ret

// x0: page number, ASID in bits 48–63. Walks that are cached for the page are forgotten too, so tables may change with it.
Function MicroInvalidatePage
        dsb     ishst
        tlbi    vae1is, x0
        dsb     ish
        isb
        ret

// x0: ASID in bits 48–63.
Function MicroInvalidateAsid
        dsb     ishst
        tlbi    aside1is, x0
        dsb     ish
        isb
        ret

Function MicroPublishTables
        dsb     ishst
        isb
        ret

// x0: address of a word that maps a range in use, x1: its new value. Break before make (Arm ARM D8.14): nothing may use
// the range in between.
Function MicroReplaceEntry
        str     xzr, [x0]
        dsb     ishst
        tlbi    vmalle1is
        dsb     ish
        str     x1, [x0]
        dsb     ishst
        isb
        ret

// x0: start, x1: end, an even number of cache lines apart. The fetcher may see the memory at another address, so all of the instruction cache goes.
Function MicroPublishCode
        mrs     x2, ctr_el0
        ubfx    x2, x2, #16, #4
        mov     x3, #4
        lsl     x2, x3, x2              // smallest data cache line
1:      dc      cvau, x0
        add     x0, x0, x2
        dc      cvau, x0
        add     x0, x0, x2
        cmp     x0, x1
        b.lo    1b
        dsb     ish
        ic      ialluis
        dsb     ish
        isb
        ret

// Memory -----------------------------------------------------------------------------------------------------------------

// x0: destination, x1: source, x2: words.
Function MicroCopyWords
        subs    x2, x2, #8
        b.lo    2f
1:      ldp     x3, x4, [x1]
        ldp     x5, x6, [x1, #16]
        ldp     x7, x8, [x1, #32]
        ldp     x9, x10, [x1, #48]
        add     x1, x1, #64
        stp     x3, x4, [x0]
        stp     x5, x6, [x0, #16]
        stp     x7, x8, [x0, #32]
        stp     x9, x10, [x0, #48]
        add     x0, x0, #64
        subs    x2, x2, #8
        b.hs    1b
2:      adds    x2, x2, #8
        b.eq    4f
3:      ldr     x3, [x1], #8
        str     x3, [x0], #8
        subs    x2, x2, #1
        b.ne    3b
4:      ret

// x0: destination, x1: words. Whole blocks of DC ZVA where destination and length allow it: true for frames.
Function MicroClearWords
        cbz     x1, 4f
        mrs     x2, dczid_el0
        tbnz    x2, #4, 3f              // prohibited
        mov     x3, #4
        lsl     x3, x3, x2              // bytes of a block (the shift takes the low bits only)
        lsr     x4, x3, #3
        sub     x5, x4, #1
        orr     x6, x1, x0, lsr #3
        tst     x6, x5
        b.ne    3f
2:      dc      zva, x0
        add     x0, x0, x3
        subs    x1, x1, x4
        b.ne    2b
        ret
3:      str     xzr, [x0], #8
        subs    x1, x1, #1
        b.ne    3b
4:      ret

// Vector registers ---------------------------------------------------------------------------------------------------------
//
// CPACR_EL1.FPEN tells whether the current thread has touched them: 1, EL0 traps and they are all zero; 3, they are in use.
// The first use traps once (GiveVectors). So threads that compute with integers pay nothing for them.
// VectorState: v0–v31, then FPCR in the low half of a word and "in use" in its high half, then FPSR.

        .set    VectorsClosed,  1 << 20
        .set    VectorsOpen,    3 << 20
        .set    InUseBit,       21

Function MicroSaveVectors
        mrs     x1, cpacr_el1
        tbnz    x1, #InUseBit, 1f
        str     xzr, [x0, #512]
        ret
1:      stp     q0, q1, [x0]
        stp     q2, q3, [x0, #32]
        stp     q4, q5, [x0, #64]
        stp     q6, q7, [x0, #96]
        stp     q8, q9, [x0, #128]
        stp     q10, q11, [x0, #160]
        stp     q12, q13, [x0, #192]
        stp     q14, q15, [x0, #224]
        stp     q16, q17, [x0, #256]
        stp     q18, q19, [x0, #288]
        stp     q20, q21, [x0, #320]
        stp     q22, q23, [x0, #352]
        stp     q24, q25, [x0, #384]
        stp     q26, q27, [x0, #416]
        stp     q28, q29, [x0, #448]
        stp     q30, q31, [x0, #480]
        mrs     x1, fpcr
        mrs     x2, fpsr
        orr     x1, x1, #(1 << 32)
        str     x1, [x0, #512]
        str     x2, [x0, #520]
        ret

Function MicroRestoreVectors
        ldr     x1, [x0, #512]
        tbz     x1, #32, MicroClearVectors
        ldr     x2, [x0, #520]
        msr     fpsr, x2
        mov     w1, w1
        msr     fpcr, x1
        ldp     q0, q1, [x0]
        ldp     q2, q3, [x0, #32]
        ldp     q4, q5, [x0, #64]
        ldp     q6, q7, [x0, #96]
        ldp     q8, q9, [x0, #128]
        ldp     q10, q11, [x0, #160]
        ldp     q12, q13, [x0, #192]
        ldp     q14, q15, [x0, #224]
        ldp     q16, q17, [x0, #256]
        ldp     q18, q19, [x0, #288]
        ldp     q20, q21, [x0, #320]
        ldp     q22, q23, [x0, #352]
        ldp     q24, q25, [x0, #384]
        ldp     q26, q27, [x0, #416]
        ldp     q28, q29, [x0, #448]
        ldp     q30, q31, [x0, #480]
        mov     x1, #VectorsOpen
        msr     cpacr_el1, x1
        ret

Function MicroClearVectors
        mrs     x0, cpacr_el1
        tbz     x0, #InUseBit, 1f
        .irp    register, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        movi    v\register\().2d, #0
        .endr
        .irp    register, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        movi    v\register\().2d, #0
        .endr
        msr     fpcr, xzr
        msr     fpsr, xzr
        mov     x0, #VectorsClosed
        msr     cpacr_el1, x0
1:      ret

// Time -------------------------------------------------------------------------------------------------------------------

Function MicroReadCounter
        isb                             // or the counter may be read early
        mrs     x0, cntvct_el0
        ret

Function MicroReadCounterFrequency
        mrs     x0, cntfrq_el0
        ret

// x0: counter value at which the interrupt is raised.
Function MicroSetTimer
        msr     cntv_cval_el0, x0
        mov     x0, #1                  // enabled, not masked
        msr     cntv_ctl_el0, x0
        isb
        ret

Function MicroCancelTimer
        msr     cntv_ctl_el0, xzr
        isb
        ret

// ID_AA64MMFR0_EL1.
Function MicroMemoryFeatures
        mrs     x0, id_aa64mmfr0_el1
        ret

// GICv3 CPU interface ------------------------------------------------------------------------------------------------------

// The CPU's affinity as GICD_IROUTER wants it: without the bits of MPIDR_EL1 that are no part of it.
Function MicroAffinity
        mrs     x0, mpidr_el1
        ldr     x1, =0xFF00FFFFFF
        and     x0, x0, x1
        ret

Function MicroGicOpen
        mov     x0, #1
        msr     icc_sre_el1, x0         // system registers instead of memory
        isb
        mov     x0, #0xFF
        msr     icc_pmr_el1, x0         // every priority
        msr     icc_bpr1_el1, xzr
        msr     icc_ctlr_el1, xzr       // one step ends an interrupt
        mov     x0, #1
        msr     icc_igrpen1_el1, x0
        isb
        ret

Function MicroGicAcknowledge
        mrs     x0, icc_iar1_el1
        dsb     sy
        ret

Function MicroGicEnd
        msr     icc_eoir1_el1, x0
        isb
        ret

// Firmware, host, end --------------------------------------------------------------------------------------------------------

// x0: function identifier and result (SMC Calling Convention); no arguments.
Function MicroHypervisorCall
        hvc     #0
        ret

Function MicroSecureMonitorCall
        smc     #0
        ret

// x0: operation, x1: argument (Semihosting for AArch32 and AArch64).
Function MicroSemihostingCall
        hlt     #0xF000
        ret

// The caller's frame record.
Function MicroFramePointer
        mov     x0, x29
        ret

Function MicroHalt
1:      wfi
        b       1b
