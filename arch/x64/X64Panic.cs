using System;
using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Collects what a panic prints of the CPU.</summary>
public static unsafe class X64Panic
{
    /// <summary>From an exception in the kernel.</summary>
    public static void Capture(in X64KernelFrame frame, out PanicState state)
    {
        state = default;
        state.InstructionPointer = frame.Rip;
        Add("rip"u8, frame.Rip, ref state);
        Add("rsp"u8, frame.Rsp, ref state);
        Add("rflags"u8, frame.Flags, ref state);
        Add("rax"u8, frame.Rax, ref state);
        Add("rbx"u8, frame.Rbx, ref state);
        Add("rcx"u8, frame.Rcx, ref state);
        Add("rdx"u8, frame.Rdx, ref state);
        Add("rsi"u8, frame.Rsi, ref state);
        Add("rdi"u8, frame.Rdi, ref state);
        Add("rbp"u8, frame.Rbp, ref state);
        Add("r8"u8, frame.R8, ref state);
        Add("r9"u8, frame.R9, ref state);
        Add("r10"u8, frame.R10, ref state);
        Add("r11"u8, frame.R11, ref state);
        Add("r12"u8, frame.R12, ref state);
        Add("r13"u8, frame.R13, ref state);
        Add("r14"u8, frame.R14, ref state);
        Add("r15"u8, frame.R15, ref state);
        Add("vector"u8, frame.Vector, ref state);
        Add("error"u8, frame.ErrorCode, ref state);
        AddControl(ref state);
        AddCalls(frame.Rsp, ref state);
    }

    /// <summary>From C# that gives up; <paramref name="state"/> is a local variable of who does.</summary>
    public static void Capture(out PanicState state)
    {
        state = default;
        AddControl(ref state);

        // SAFETY: only the address is used. Above the variable lie its function's return address and all older frames; the variable itself
        // must not be scanned, since it is where the findings go.
        AddCalls((ulong)Unsafe.AsPointer(ref state) + (ulong)sizeof(PanicState), ref state);
    }

    private static void AddControl(ref PanicState state)
    {
        Add("cr0"u8, X64Instructions.ReadCr0(), ref state);
        Add("cr2"u8, X64Instructions.ReadCr2(), ref state);
        Add("cr3"u8, X64Instructions.ReadCr3(), ref state);
        Add("cr4"u8, X64Instructions.ReadCr4(), ref state);
    }

    private static void Add(ReadOnlySpan<byte> name, ulong value, ref PanicState state) =>
        state.Add(new PanicRegister(PanicRegister.Pack(name), value));

    private static void AddCalls(ulong stack, ref PanicState state)
    {
        ImageLayout* layout = X64Instructions.Layout();
        ulong top = stack - layout->DescriptorsEnd < layout->FaultStackTop - layout->DescriptorsEnd
            ? layout->FaultStackTop
            : layout->StackTop;
        if (stack % sizeof(ulong) != 0 || stack < layout->StackBottom || stack >= top)
        {
            return;
        }

        // SAFETY: the words lie between the stack pointer and the top of the same stack; the text is mapped readable.
        ReadOnlySpan<ulong> words = new((void*)stack, (int)((top - stack) / sizeof(ulong)));
        ReadOnlySpan<byte> text = new((void*)layout->TextStart, (int)(layout->TextEnd - layout->TextStart));
        CallScan.Find(words, text, layout->TextStart, ref state);
    }
}
