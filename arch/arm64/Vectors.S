// The exception vectors, and the way back to user mode.
//
// While a user thread runs, SP_EL1 is the address of its Thread object, whose first words are its registers: entry code needs no
// scratch register to find it. x0–x30 lie at 0–240, SP_EL0 at 248, ELR_EL1 at 256, SPSR_EL1 at 264. In the kernel, SP_EL1 is the
// one kernel stack; interrupts stay masked there.

        .set    KindSync,       0
        .set    KindInterrupt,  1

        // An exception that must not happen. Nothing is known of SP: only system registers that the kernel does not use hold
        // what has to be saved until there is a stack. The way is one way, so nobody misses their old content.
        .macro  Unexpected vector
        .balign 0x80
        msr     tpidr_el1, x0
        mov     x0, sp
        msr     tpidrro_el0, x0
        adrp    x0, MicroEmergencyTop
        mov     sp, x0
        mov     x0, #\vector
        b       KernelFault
        .endm

        .section .vectors, "ax"
        .balign 2048
        .globl  MicroVectors
MicroVectors:
        // From EL1 with SP_EL0, then from EL1.
        .irp    vector, 0, 1, 2, 3, 4, 5, 6, 7
        Unexpected \vector
        .endr

        // From EL0, synchronous.
        .balign 0x80
        stp     x12, x13, [sp, #96]
        mrs     x12, esr_el1
        mov     w13, #0x56000000        // SVC #0 from AArch64
        cmp     w12, w13
        b.ne    UserException
        stp     x0, x1, [sp]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        mrs     x13, elr_el1
        mrs     x14, spsr_el1
        // x12–x18 are lost by a system call: they come back as zero, so that nothing of the kernel shows in them.
        stp     xzr, xzr, [sp, #96]
        stp     xzr, xzr, [sp, #112]
        stp     xzr, xzr, [sp, #128]
        stp     xzr, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        mrs     x12, sp_el0
        stp     x30, x12, [sp, #240]
        stp     x13, x14, [sp, #256]
        mov     x0, sp
        mov     x19, sp                 // the caller, kept by C#
        adrp    x12, MicroStackTop
        mov     sp, x12
        bl      MicroKernelSystemCall
        b       SystemCallReturn

        // From EL0, interrupt.
        .balign 0x80
        stp     x12, x13, [sp, #96]
        b       UserInterrupt

        // From EL0, FIQ and SError; from 32-bit EL0, which SPSR never allows.
        .irp    vector, 10, 11, 12, 13, 14, 15
        Unexpected \vector
        .endr

        // Saves what the entry has not: everything but x12 and x13, and leaves x0 the thread on the kernel stack.
        .macro  SaveUser
        stp     x0, x1, [sp]
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        mrs     x13, sp_el0
        stp     x30, x13, [sp, #240]
        mrs     x13, elr_el1
        mrs     x14, spsr_el1
        stp     x13, x14, [sp, #256]
        mov     x0, sp
        adrp    x13, MicroStackTop
        mov     sp, x13
        .endm

        .text
        .balign 64
// Back to the thread that called, if it is the one to run: C# has kept x20–x29, nothing has touched SP_EL0, ELR_EL1 and SPSR_EL1, and
// a system call changes no other registers of its own caller (a running thread cannot be started anew).
SystemCallReturn:
        cmp     x0, x19
        b.ne    MicroResume
        mov     sp, x0
        ldr     x30, [x0, #240]
        ldp     x18, x19, [x0, #144]
        ldp     x16, x17, [x0, #128]
        ldp     x14, x15, [x0, #112]
        ldp     x12, x13, [x0, #96]
        ldp     x10, x11, [x0, #80]
        ldp     x8, x9, [x0, #64]
        ldp     x6, x7, [x0, #48]
        ldp     x4, x5, [x0, #32]
        ldp     x2, x3, [x0, #16]
        ldp     x0, x1, [x0]
        eret

        .balign 64
UserException:
        lsr     w13, w12, #26
        cmp     w13, #0x07              // EC: vector registers used while CPACR_EL1 keeps them from EL0
        b.eq    GiveVectors
        SaveUser
        mov     x2, x12
        mov     w1, #KindSync
        mrs     x3, far_el1
        bl      MicroKernelTrap
        b       MicroResume

// The registers are all zero then (MicroClearVectors): hand them over and run the instruction again.
GiveVectors:
        mov     x12, #(3 << 20)
        msr     cpacr_el1, x12
        ldp     x12, x13, [sp, #96]
        eret

UserInterrupt:
        SaveUser
        mov     w1, #KindInterrupt
        mov     x2, xzr
        mov     x3, xzr
        bl      MicroKernelTrap
        b       MicroResume

// Runs the thread x0; without one, waits for an interrupt. WFI ends for a masked interrupt too, so the idle CPU takes it by a
// plain call, and no exception ever nests in the kernel.
        .balign 64
        .globl  MicroResume
MicroResume:
        cbz     x0, Idle
        ldp     x30, x1, [x0, #240]
        ldp     x2, x3, [x0, #256]
        mov     sp, x0
        msr     sp_el0, x1
        msr     elr_el1, x2
        msr     spsr_el1, x3
        ldp     x28, x29, [x0, #224]
        ldp     x26, x27, [x0, #208]
        ldp     x24, x25, [x0, #192]
        ldp     x22, x23, [x0, #176]
        ldp     x20, x21, [x0, #160]
        ldp     x18, x19, [x0, #144]
        ldp     x16, x17, [x0, #128]
        ldp     x14, x15, [x0, #112]
        ldp     x12, x13, [x0, #96]
        ldp     x10, x11, [x0, #80]
        ldp     x8, x9, [x0, #64]
        ldp     x6, x7, [x0, #48]
        ldp     x4, x5, [x0, #32]
        ldp     x2, x3, [x0, #16]
        ldp     x0, x1, [x0]
        eret

Idle:
        adrp    x0, MicroStackTop
        mov     sp, x0
        dsb     sy
        wfi
        mov     x0, xzr
        mov     w1, #KindInterrupt
        mov     x2, xzr
        mov     x3, xzr
        bl      MicroKernelTrap
        b       MicroResume

// Saves an Arm64FaultFrame on the emergency stack: x0–x30, SP, ELR, SPSR, ESR, FAR and the number of the vector, which is in x0.
KernelFault:
        sub     sp, sp, #304
        stp     x2, x3, [sp, #16]
        stp     x4, x5, [sp, #32]
        stp     x6, x7, [sp, #48]
        stp     x8, x9, [sp, #64]
        stp     x10, x11, [sp, #80]
        stp     x12, x13, [sp, #96]
        stp     x14, x15, [sp, #112]
        stp     x16, x17, [sp, #128]
        stp     x18, x19, [sp, #144]
        stp     x20, x21, [sp, #160]
        stp     x22, x23, [sp, #176]
        stp     x24, x25, [sp, #192]
        stp     x26, x27, [sp, #208]
        stp     x28, x29, [sp, #224]
        mrs     x2, tpidr_el1           // x0
        stp     x2, x1, [sp]
        mrs     x2, tpidrro_el0         // SP
        stp     x30, x2, [sp, #240]
        mrs     x2, elr_el1
        mrs     x3, spsr_el1
        stp     x2, x3, [sp, #256]
        mrs     x2, esr_el1
        mrs     x3, far_el1
        stp     x2, x3, [sp, #272]
        str     x0, [sp, #288]
        mov     x0, sp
        bl      MicroKernelFault
        b       MicroHalt
