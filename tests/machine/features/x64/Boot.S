# Brings a bare x64 machine to where the kernel would start a process, and stands in for it: text goes to port 0xE9,
# an exception prints "trap <reason>" and the next case runs.
.section .note.Xen, "a", @note
        .long 4, 4, 18
        .asciz "Xen"
        .long BareStart

.section .text.Boot, "ax"
.code32
.intel_syntax noprefix
.globl BareStart
BareStart:
        # Everything but the first 2 MiB of the first GiB, one to one.
        mov eax, offset Level3
        or eax, 3
        mov [Level4], eax
        mov eax, offset Level2
        or eax, 3
        mov [Level3], eax
        mov ecx, 1
1:      mov eax, ecx
        shl eax, 21
        or eax, 0x83
        mov [Level2 + ecx * 8], eax
        inc ecx
        cmp ecx, 512
        jne 1b
        mov eax, offset Level4
        mov cr3, eax
        # PAE and SSE; long mode; paging without emulated floating point.
        mov eax, 0x620
        mov cr4, eax
        mov ecx, 0xC0000080
        rdmsr
        or eax, 0x100
        wrmsr
        mov eax, 0x80000003
        mov cr0, eax
        lgdt [GdtPointer]
.att_syntax
        ljmp $8, $Long
.intel_syntax noprefix
.code64
Long:
        xor eax, eax
        mov ds, eax
        mov es, eax
        mov ss, eax
        # 32 interrupt gates to handlers 16 bytes apart.
        lea rdi, [rip + Idt]
        lea rax, [rip + Handlers]
        mov ecx, 32
1:      mov word ptr [rdi], ax
        mov word ptr [rdi + 2], 8
        mov word ptr [rdi + 4], 0x8E00
        mov rdx, rax
        shr rdx, 16
        mov word ptr [rdi + 6], dx
        add rax, 16
        add rdi, 16
        dec ecx
        jne 1b
        lidt [rip + IdtPointer]
        lea rsp, [rip + StackTop]
        xor edi, edi
        jmp _start

# Ends the current case and starts the next one on a fresh stack.
.globl BareNext
BareNext:
        lea rsp, [rip + StackTop]
        inc qword ptr [rip + Case]
        mov rdi, [rip + Case]
        call Main
        jmp BareNext

# rdi text, esi length.
.globl BarePrint
BarePrint:
        mov ecx, esi
        mov rsi, rdi
        mov edx, 0xE9
        rep outsb
        ret

.globl BareExit
BareExit:
        mov edx, 0xF4
        mov eax, 0
        out dx, eax
1:      hlt
        jmp 1b

.balign 16
Handlers:
.set vector, 0
.rept 32
.balign 16
        mov eax, vector
        jmp Trapped
.set vector, vector + 1
.endr

# What the CPU says in place of C#: divide error is DivideByZero, a fault in the low page NullReference.
Trapped:
        cmp eax, 6
        je 3f
        mov edi, 4
        cmp eax, 0
        je 3f
        mov edi, 2
        cmp eax, 14
        jne 2f
        mov rcx, cr2
        cmp rcx, 4096
        jb 3f
2:      lea edi, [eax + 50]
3:      lea rcx, [rip + TrapText]
        mov eax, edi
        xor edx, edx
        mov esi, 10
        div esi
        add al, '0'
        add dl, '0'
        mov [rcx + 5], al
        mov [rcx + 6], dl
        mov rdi, rcx
        mov esi, 8
        call BarePrint
        jmp BareNext

.section .data.Boot, "aw"
.balign 8
Gdt:
        .quad 0, 0x00209A0000000000
GdtPointer:
        .word 15
        .quad Gdt
IdtPointer:
        .word 32 * 16 - 1
        .quad Idt
TrapText:
        .ascii "trap 00\n"

.section .bss.Boot, "aw", @nobits
.balign 4096
Level4: .skip 4096
Level3: .skip 4096
Level2: .skip 4096
Idt:    .skip 512
Case:   .skip 8
        .balign 16
        .skip 65536
StackTop:
