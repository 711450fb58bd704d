using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Programs.Fault;

/// <summary>Provokes the exception that its argument names, and so proves that only it dies of it.</summary>
public readonly struct FaultProgram : IProgram
{
    private const int ErrorDescriptor = 2;
    private const int Failure = 1;
    private const ulong NullPage = 8;
    private const ulong KernelImage = 0xFFFF_FFFF_8000_0000;

    private static ReadOnlySpan<byte> NoSuchFault =>
        "no such fault; choose from null-read null-write execute-data write-code read-kernel illegal breakpoint divide unaligned-atomic stack-overflow"u8;

    public static int Main(ref ProcessContext context)
    {
        _ = context.Info.TryArgument(1, out ReadOnlySpan<byte> name);
        if (!TryAccess(name) && !TryInstruction(name))
        {
            return Say(ref context, NoSuchFault);
        }

        return Say(ref context, "this CPU does not mind"u8);
    }

    private static bool TryAccess(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("null-read"u8))
        {
            ReadNull();
        }
        else if (name.SequenceEqual("null-write"u8))
        {
            WriteNull();
        }
        else if (name.SequenceEqual("execute-data"u8))
        {
            _ = ExecuteData();
        }
        else if (name.SequenceEqual("write-code"u8))
        {
            WriteCode();
        }
        else if (name.SequenceEqual("read-kernel"u8))
        {
            ReadKernel();
        }
        else if (name.SequenceEqual("stack-overflow"u8))
        {
            _ = OverflowStack(1);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool TryInstruction(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("illegal"u8))
        {
            _ = RunIllegal();
        }
        else if (name.SequenceEqual("breakpoint"u8))
        {
            _ = RunBreakpoint();
        }
        else if (name.SequenceEqual("divide"u8))
        {
            _ = DivideByZero();
        }
        else if (name.SequenceEqual("unaligned-atomic"u8))
        {
            _ = AccessUnaligned();
        }
        else
        {
            return false;
        }

        return true;
    }

    // What is called below returns to its caller, so that the caller is found on the stack: a call in the last place would be a jump.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool RunIllegal()
    {
        FaultInstructions.Illegal();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool RunBreakpoint()
    {
        FaultInstructions.Breakpoint();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool DivideByZero()
    {
        FaultInstructions.Divide();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AccessUnaligned()
    {
        FaultInstructions.UnalignedAtomic();
        return true;
    }

    // SAFETY (all below): the accesses are wrong on purpose; the process dies of them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    // SAFETY: none of these may be followed, which is what they are for: the process dies of it, and nobody else.
    private static unsafe void ReadNull() => _ = Volatile.Read(ref *(uint*)NullPage);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void WriteNull() => Volatile.Write(ref *(uint*)NullPage, 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void ReadKernel() => _ = Volatile.Read(ref *(uint*)KernelImage);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe bool ExecuteData()
    {
        ((delegate*<void>)ProcessLayout.MessageBuffer)();
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void WriteCode()
    {
        delegate*<void> code = &ReadNull;
        Volatile.Write(ref *(uint*)code, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong OverflowStack(ulong depth)
    {
        ulong local = depth;
        Volatile.Write(ref local, depth + 1);
        return OverflowStack(local) + Volatile.Read(ref local);
    }

    private static int Say(ref ProcessContext context, ReadOnlySpan<byte> what)
    {
        DescriptorTableClient<KernelTransport> table = new(context.Find("fd"u8));
        _ = OpenFile<KernelTransport>.Inherit(table, context.Slots, ErrorDescriptor, out OpenFile<KernelTransport> errors);
        Span<byte> buffer = stackalloc byte[192];
        TextBuilder line = new(buffer);
        line.Append("fault: "u8);
        line.Append(what);
        line.Append("\n"u8);
        _ = errors.Write(line.Text, out int _);
        return Failure;
    }
}
