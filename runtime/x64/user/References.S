# Stores of references. Where an object that outlives the next reset of the arena receives a reference to one that does
# not, the place is remembered, and the reset makes it null (runtime/README.md, "The arena").
.intel_syntax noprefix
.section .text.References, "ax"

.equ MaximumEscapes, 128

# rdi where (in some object), rsi the reference. Only rax may change.
.globl RhpAssignRef
.balign 16
RhpAssignRef:
        mov [rdi], rsi
        mov rax, rsi
        sub rax, [rip + .LYoungStart]
        cmp rax, [rip + .LYoungSize]
        jb 1f
        ret
1:      mov rax, rdi
        sub rax, [rip + .LYoungStart]
        cmp rax, [rip + .LYoungSize]
        jae .Lremember
        ret

# The same where the place may also be on the stack or in memory that is no object.
.globl RhpCheckedAssignRef
.balign 16
RhpCheckedAssignRef:
        mov [rdi], rsi
.Lcheck:
        mov rax, rsi
        sub rax, [rip + .LYoungStart]
        cmp rax, [rip + .LYoungSize]
        jb 1f
        ret
1:      mov rax, rdi
        sub rax, [rip + .LYoungStart]
        cmp rax, [rip + .LYoungSize]
        jae 2f
        ret
2:      mov rax, rdi
        sub rax, [rip + .LStart]
        cmp rax, [rip + .LSize]
        jb .Lremember
        lea rax, [rip + DataStart]
        cmp rdi, rax
        jb 3f
        lea rax, [rip + DataEnd]
        cmp rdi, rax
        jb .Lremember
3:      ret

# Adds rdi to the list unless it is there already.
.Lremember:
        push rcx
        push rdx
        mov rcx, [rip + .LEscapeCount]
        lea rdx, [rip + .LEscapes]
        mov rax, rcx
        jmp 2f
1:      dec rax
        cmp [rdx + rax * 8], rdi
        je 3f
2:      test rax, rax
        jne 1b
        cmp rcx, MaximumEscapes
        je 4f
        mov [rdx + rcx * 8], rdi
        inc rcx
        mov [rip + .LEscapeCount], rcx
3:      pop rdx
        pop rcx
        ret
        # FailFastReason.TooManyEscapes.
4:      mov edi, 17
        jmp MicroFailFast

# The reference at rsi to rdi; both move on by a word.
.globl RhpByRefAssignRef
.balign 16
RhpByRefAssignRef:
        push rsi
        mov rsi, [rsi]
        mov [rdi], rsi
        call .Lcheck
        pop rsi
        add rdi, 8
        add rsi, 8
        ret

# rdi destination, rsi source, rdx length: whole words, and the blocks may overlap.
.globl MicroMoveReferences
.balign 16
MicroMoveReferences:
        push rdi
        push rdx
        sub rsp, 8
        call memmove
        add rsp, 8
        pop rdx
        pop rdi
        shr rdx, 3
        # A young destination needs no look at its words.
        mov rax, rdi
        sub rax, [rip + .LYoungStart]
        cmp rax, [rip + .LYoungSize]
        jb 2f
        jmp 3f
1:      mov rsi, [rdi]
        call .Lcheck
        add rdi, 8
        dec rdx
3:      test rdx, rdx
        jne 1b
2:      ret

# Micro.Runtime.ArenaState.
.section .bss.ArenaState, "aw", @nobits
.globl ArenaState
.balign 8
ArenaState:
.LStart:
        .skip 8
.LSize:
        .skip 8
.LYoungStart:
        .skip 8
.LYoungSize:
        .skip 8
.LEscapeCount:
        .skip 8
.LEscapes:
        .skip MaximumEscapes * 8
