using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Archive;
using Micro.Server;

namespace Micro.Loader;

/// <summary>
/// Finds the C# method behind an exception that is not raised in one: the runtime raises those of broken invariants, assembly those of
/// instructions that C# has not, and where data was executed there is no code at all.
/// </summary>
/// <remarks>
/// The stack is searched for return addresses, not unwound: a stale one could be found first. It is a hint for people, and nothing
/// depends on it.
/// </remarks>
public static class FaultTrace
{
    private const int WordsToSearch = 128;

    /// <summary>The same fault, at the C# method that led to it; one that lies in C#, or has no such caller, stays as it is.</summary>
    /// <param name="fault">What the kernel told.</param>
    /// <param name="archive">Where the image's symbols are.</param>
    /// <param name="image">Its name.</param>
    /// <param name="stack">Where the stack lies.</param>
    /// <param name="tables">Where the loader's own page tables come from.</param>
    public static FaultReport Resolve<TTables>(
        FaultReport fault, ArchiveReader archive, ReadOnlySpan<byte> image, StackPlace stack, ref TTables tables)
        where TTables : struct, IPageTableSource, allows ref struct
    {
        SymbolReader symbols = FaultReport.SymbolsOf(archive, image);
        if (IsMethod(FaultReport.MethodAt(symbols, fault.Instruction)))
        {
            return fault;
        }

        // A leaf of ARM64 has its return address in the link register only.
        if (TryFindCaller(symbols, [fault.ReturnAddress], out ulong caller))
        {
            return fault.At(caller);
        }

        ulong bottom = ProcessLayout.StackTop - (stack.Pages * ProcessLayout.PageSize);
        if (fault.StackPointer < bottom || fault.StackPointer >= ProcessLayout.StackTop)
        {
            return fault;
        }

        ulong page = (fault.StackPointer - bottom) / ProcessLayout.PageSize;
        ulong pages = stack.Pages - page < 2 ? 1u : 2u;
        KernelError error = MemoryWindow.Map(
            ref tables, WellKnownSlots.AddressSpace, stack.Block, stack.Frame + page, pages, LoaderWindow.Address, Rights.Read);
        if (error != KernelError.None)
        {
            return fault;
        }

        int skip = (int)(fault.StackPointer % ProcessLayout.PageSize);
        ReadOnlySpan<byte> bytes = MappedMemory.View(LoaderWindow.Address, (int)(pages * ProcessLayout.PageSize)).Slice(skip);
        bool isFound = TryFindCaller(symbols, MemoryMarshal.Cast<byte, ulong>(bytes), out caller);
        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, LoaderWindow.Address, pages);
        return isFound ? fault.At(caller) : fault;
    }

    /// <summary>Finds the innermost of these return addresses that lies in a C# method; its call instruction, to be exact.</summary>
    /// <remarks>Public for tests.</remarks>
    public static bool TryFindCaller(SymbolReader symbols, ReadOnlySpan<ulong> words, out ulong call)
    {
        int count = words.Length < WordsToSearch ? words.Length : WordsToSearch;
        for (int index = 0; index < count; index++)
        {
            // A call that never returns can be the last instruction of its method.
            call = words[index] - 1;
            if (IsMethod(FaultReport.MethodAt(symbols, call)))
            {
                return true;
            }
        }

        call = 0;
        return false;
    }

    // The names of C# methods have dots, those of assembly have none. The runtime and Stop are how a program ended, not where.
    private static bool IsMethod(ReadOnlySpan<byte> name)
    {
        bool isRuntime = name.StartsWith("Internal."u8) || name.StartsWith("System."u8)
            || name.StartsWith("Micro.Runtime."u8) || name.StartsWith("Micro.Server.Stop."u8);
        return name.IndexOf((byte)'.') >= 0 && !isRuntime;
    }
}
