// Every way into the kernel and out of it. There is one kernel stack: user registers go straight into the current Thread, whose
// register file (arch/contracts/RegisterFile.cs) lies at its start; C# returns the Thread to run next. An undefined rip in the unwind tables
// tells debuggers that nothing called these.

        .intel_syntax noprefix

        // Words of the register file, in bytes.
        .set ThreadRdi, 8 * 0
        .set ThreadRsi, 8 * 1
        .set ThreadRdx, 8 * 2
        .set ThreadR8, 8 * 3
        .set ThreadR9, 8 * 4
        .set ThreadR10, 8 * 5
        .set ThreadRbx, 8 * 6
        .set ThreadR12, 8 * 7
        .set ThreadR13, 8 * 8
        .set ThreadRax, 8 * 9
        .set ThreadR14, 8 * 10
        .set ThreadR15, 8 * 11
        .set ThreadRbp, 8 * 12
        .set ThreadRcx, 8 * 13
        .set ThreadR11, 8 * 14
        .set ThreadRsp, 8 * 15
        .set ThreadRip, 8 * 16
        .set ThreadFlags, 8 * 17
        .set ThreadResume, 8 * 18               // X64RegisterFile.Resume; 0 while the thread runs

        .set ResumeBySystemReturn, 0
        .set ResumeByInterruptReturn, 1

        .set UserDataSelector, 0x1B
        .set UserCodeSelector, 0x23
        .set PrivilegeMask, 3
        .set FirstInterruptVector, 32
        .set VectorCount, 64
        .set InitialFlags, 2                    // all clear but the bit that is always set

        // What lies on the stack when a stub has run.
        .set FrameVector, 8 * 0
        .set FrameCodeSelector, 8 * 3

        .bss
        .globl  MicroCurrentThread
        .p2align 3
MicroCurrentThread:
        .zero   8                               // null: the CPU idles
UserStackPointer:
        .zero   8

// SYSCALL: interrupts are off (FMASK), the user's rip is in rcx, its flags in r11, its stack in rsp. Nothing that could happen before
// rsp is the kernel's again uses this stack: NMI, machine check, debug and double fault have one of their own.
        .section .text.MicroSystemCallEntry, "ax", @progbits
        .globl  MicroSystemCallEntry
        .type   MicroSystemCallEntry, @function
        .p2align 6
MicroSystemCallEntry:
        .cfi_startproc
        .cfi_undefined rip
        mov     [rip + UserStackPointer], rsp
        mov     rsp, [rip + MicroCurrentThread]
        mov     [rsp + ThreadRdi], rdi
        mov     [rsp + ThreadRsi], rsi
        mov     [rsp + ThreadRdx], rdx
        mov     [rsp + ThreadR8], r8
        mov     [rsp + ThreadR9], r9
        mov     [rsp + ThreadR10], r10
        mov     [rsp + ThreadRbx], rbx
        mov     [rsp + ThreadR12], r12
        mov     [rsp + ThreadR13], r13
        mov     [rsp + ThreadRax], rax
        mov     [rsp + ThreadR14], r14
        mov     [rsp + ThreadR15], r15
        mov     [rsp + ThreadRbp], rbp
        mov     [rsp + ThreadRip], rcx
        mov     [rsp + ThreadFlags], r11
        mov     rcx, [rip + UserStackPointer]
        mov     [rsp + ThreadRsp], rcx
        mov     rdi, rsp
        mov     rbx, rsp
        lea     rsp, [rip + MicroStackTop]
        call    MicroKernelSystemCall
        cmp     rax, rbx
        jne     MicroResume

        // Back to the caller itself. C# has kept rbp and r15; what the call changed is in the register file.
        mov     rdi, [rax + ThreadRdi]
        mov     rsi, [rax + ThreadRsi]
        mov     rdx, [rax + ThreadRdx]
        mov     r8, [rax + ThreadR8]
        mov     r9, [rax + ThreadR9]
        mov     r10, [rax + ThreadR10]
        mov     rbx, [rax + ThreadRbx]
        mov     r12, [rax + ThreadR12]
        mov     r13, [rax + ThreadR13]
        mov     r14, [rax + ThreadR14]
        mov     rcx, [rax + ThreadRip]
        mov     r11, [rax + ThreadFlags]
        mov     rsp, [rax + ThreadRsp]
        mov     rax, [rax + ThreadRax]
        sysretq

// Runs the Thread in rax, or idles if it is null.
        .globl  MicroResume
        .p2align 4
MicroResume:
        test    rax, rax
        jz      Idle
        mov     [rip + MicroCurrentThread], rax
        cmp     dword ptr [rax + ThreadResume], ResumeBySystemReturn
        jne     InterruptReturn
        // SYSRET to a non-canonical rip would fault in kernel mode on the user's stack. It cannot happen: this rip came from SYSCALL, and
        // the page below the canonical limit is never mapped, so no instruction ends there.
        mov     rdi, [rax + ThreadRdi]
        mov     rsi, [rax + ThreadRsi]
        mov     rdx, [rax + ThreadRdx]
        mov     r8, [rax + ThreadR8]
        mov     r9, [rax + ThreadR9]
        mov     r10, [rax + ThreadR10]
        mov     rbx, [rax + ThreadRbx]
        mov     r12, [rax + ThreadR12]
        mov     r13, [rax + ThreadR13]
        mov     r14, [rax + ThreadR14]
        mov     r15, [rax + ThreadR15]
        mov     rbp, [rax + ThreadRbp]
        mov     rcx, [rax + ThreadRip]
        mov     r11, [rax + ThreadFlags]
        mov     rsp, [rax + ThreadRsp]
        mov     rax, [rax + ThreadRax]
        sysretq
        .cfi_endproc
        .size   MicroSystemCallEntry, . - MicroSystemCallEntry

        .section .text.InterruptReturn, "ax", @progbits
        .type   InterruptReturn, @function
        .p2align 4
InterruptReturn:
        .cfi_startproc
        .cfi_undefined rip
        mov     rcx, [rax + ThreadRip]
        // IRET to a non-canonical rip faults in kernel mode as well. Some CPUs let a jump to one succeed and fault on the fetch, so a user
        // can have one; it is sent to address 0 instead, which is never mapped, and faults there in user mode.
        mov     rdx, rcx
        shr     rdx, 47
        jz      InterruptReturnCanonical
        xor     ecx, ecx
InterruptReturnCanonical:
        mov     dword ptr [rax + ThreadResume], ResumeBySystemReturn
        push    UserDataSelector
        push    qword ptr [rax + ThreadRsp]
        push    qword ptr [rax + ThreadFlags]
        push    UserCodeSelector
        push    rcx
        mov     rdi, [rax + ThreadRdi]
        mov     rsi, [rax + ThreadRsi]
        mov     rdx, [rax + ThreadRdx]
        mov     r8, [rax + ThreadR8]
        mov     r9, [rax + ThreadR9]
        mov     r10, [rax + ThreadR10]
        mov     rbx, [rax + ThreadRbx]
        mov     r12, [rax + ThreadR12]
        mov     r13, [rax + ThreadR13]
        mov     r14, [rax + ThreadR14]
        mov     r15, [rax + ThreadR15]
        mov     rbp, [rax + ThreadRbp]
        mov     rcx, [rax + ThreadRcx]
        mov     r11, [rax + ThreadR11]
        mov     rax, [rax + ThreadRax]
        iretq
        .cfi_endproc
        .size   InterruptReturn, . - InterruptReturn

// Nothing to run. The interrupt that ends this comes in on this stack and finds no current thread.
        .section .text.Idle, "ax", @progbits
        .type   Idle, @function
        .p2align 4
Idle:
        .cfi_startproc
        .cfi_undefined rip
        mov     qword ptr [rip + MicroCurrentThread], 0
        lea     rsp, [rip + MicroStackTop]
IdleWait:
        sti
        hlt
        jmp     IdleWait
        .cfi_endproc
        .size   Idle, . - Idle

// One stub of 16 bytes a vector. Those for which the CPU pushes no error code push a zero in its place. Non-maskable interrupt, double
// fault and machine check are never the fault of what they interrupt, user code included.
        .set VectorsWithErrorCode, (1 << 8) | (1 << 10) | (1 << 11) | (1 << 12) | (1 << 13) | (1 << 14) | (1 << 17) | (1 << 21)
        .set FatalVectors, (1 << 2) | (1 << 8) | (1 << 18)

        .section .text.MicroTrapStubs, "ax", @progbits
        .globl  MicroTrapStubs
        .type   MicroTrapStubs, @function
        .p2align 4
MicroTrapStubs:
        .cfi_startproc
        .cfi_undefined rip
        .set Vector, 0
        .rept VectorCount
        .p2align 4
        .if (Vector >= FirstInterruptVector) || (((VectorsWithErrorCode >> Vector) & 1) == 0)
        push    0
        .endif
        push    Vector
        .if (Vector < FirstInterruptVector) && (((FatalVectors >> Vector) & 1) != 0)
        jmp     KernelFault
        .else
        jmp     Trap
        .endif
        .set Vector, Vector + 1
        .endr
        .cfi_endproc
        .size   MicroTrapStubs, . - MicroTrapStubs

        .section .text.Trap, "ax", @progbits
        .type   Trap, @function
        .p2align 4
Trap:
        .cfi_startproc
        .cfi_undefined rip
        test    byte ptr [rsp + FrameCodeSelector], PrivilegeMask
        jz      TrapFromKernel
        push    rax
        mov     rax, [rip + MicroCurrentThread]
        mov     [rax + ThreadRdi], rdi
        mov     [rax + ThreadRsi], rsi
        mov     [rax + ThreadRdx], rdx
        mov     [rax + ThreadR8], r8
        mov     [rax + ThreadR9], r9
        mov     [rax + ThreadR10], r10
        mov     [rax + ThreadRbx], rbx
        mov     [rax + ThreadR12], r12
        mov     [rax + ThreadR13], r13
        mov     [rax + ThreadR14], r14
        mov     [rax + ThreadR15], r15
        mov     [rax + ThreadRbp], rbp
        mov     [rax + ThreadRcx], rcx
        mov     [rax + ThreadR11], r11
        pop     qword ptr [rax + ThreadRax]
        pop     rsi                             // vector
        pop     rdx                             // error code
        pop     qword ptr [rax + ThreadRip]
        add     rsp, 8                          // code selector
        pop     qword ptr [rax + ThreadFlags]
        pop     qword ptr [rax + ThreadRsp]
        mov     dword ptr [rax + ThreadResume], ResumeByInterruptReturn
        mov     rdi, rax
TrapEnter:
        lea     rsp, [rip + MicroStackTop]
        // An interrupt gate leaves the user's DF, AC (which would open SMAP) and NT as they are.
        push    InitialFlags
        popfq
        call    MicroKernelTrap
        jmp     MicroResume

// In kernel mode interrupts are off but for Idle. Anything else from there is a bug of the kernel, and the end.
TrapFromKernel:
        cmp     qword ptr [rsp + FrameVector], FirstInterruptVector
        jb      KernelFault
        cmp     qword ptr [rip + MicroCurrentThread], 0
        jne     KernelFault
        mov     rsi, [rsp + FrameVector]
        xor     edi, edi
        xor     edx, edx
        jmp     TrapEnter

// Completes the frame to an X64KernelFrame (arch/x64/X64KernelFrame.cs).
KernelFault:
        push    rax
        push    rcx
        push    rdx
        push    rbx
        push    rbp
        push    rsi
        push    rdi
        push    r8
        push    r9
        push    r10
        push    r11
        push    r12
        push    r13
        push    r14
        push    r15
        mov     rdi, rsp
        cld
        call    MicroKernelFault
        ud2
        .cfi_endproc
        .size   Trap, . - Trap
