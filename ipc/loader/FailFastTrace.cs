using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Archive;
using Micro.Server;

namespace Micro.Loader;

/// <summary>Finds the method that a broken invariant stopped: the exception itself is always raised by the runtime.</summary>
/// <remarks>
/// The stack is searched for return addresses, not unwound: a stale one could be found first. It is a hint for people, and nothing
/// depends on it.
/// </remarks>
public static class FailFastTrace
{
    private const int WordsToSearch = 128;

    /// <summary>The same fault, at the method that called the runtime; a fault of another kind stays as it is.</summary>
    /// <param name="fault">What the kernel told.</param>
    /// <param name="archive">Where the image's symbols are.</param>
    /// <param name="image">Its name.</param>
    /// <param name="stack">Where the stack lies.</param>
    /// <param name="window">Where the loader looks at it.</param>
    /// <param name="tables">Where the loader's own page tables come from.</param>
    public static FaultReport Resolve<TTables>(
        FaultReport fault, ArchiveReader archive, ReadOnlySpan<byte> image, StackPlace stack, LoaderWindow window, ref TTables tables)
        where TTables : struct, IPageTableSource, allows ref struct
    {
        bool isFailFast = FaultReport.MethodAt(archive, image, fault.Instruction).SequenceEqual("MicroFailFast"u8);
        ulong bottom = ProcessLayout.StackTop - (stack.Pages * ProcessLayout.PageSize);
        if (!isFailFast || fault.StackPointer < bottom || fault.StackPointer >= ProcessLayout.StackTop)
        {
            return fault;
        }

        ulong page = (fault.StackPointer - bottom) / ProcessLayout.PageSize;
        ulong pages = stack.Pages - page < 2 ? 1u : 2u;
        KernelError error = MemoryWindow.Map(
            ref tables, WellKnownSlots.AddressSpace, stack.Block, stack.Frame + page, pages, window.Address, Rights.Read);
        if (error != KernelError.None)
        {
            return fault;
        }

        int skip = (int)(fault.StackPointer % ProcessLayout.PageSize);
        ReadOnlySpan<byte> bytes = MappedMemory.Read(window.Address, (int)(pages * ProcessLayout.PageSize)).Slice(skip);
        ulong caller = FindCaller(archive, image, MemoryMarshal.Cast<byte, ulong>(bytes));
        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, window.Address, pages);
        return caller == 0 ? fault : fault.At(caller);
    }

    // The runtime and Stop are how it ended, not where.
    private static ulong FindCaller(ArchiveReader archive, ReadOnlySpan<byte> image, ReadOnlySpan<ulong> words)
    {
        int count = words.Length < WordsToSearch ? words.Length : WordsToSearch;
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> method = FaultReport.MethodAt(archive, image, words[index]);
            bool isRuntime = method.StartsWith("Internal."u8) || method.StartsWith("System."u8)
                || method.StartsWith("Micro.Runtime."u8) || method.StartsWith("Micro.Server.Stop."u8);
            if (!method.IsEmpty && !isRuntime)
            {
                return words[index];
            }
        }

        return 0;
    }
}
