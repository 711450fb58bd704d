using System;
using Micro.Abi;

namespace Micro.Loader;

/// <summary>Pages of the loader's own address space as bytes.</summary>
internal static unsafe class LoaderMemory
{
    // SAFETY: callers mapped these pages just before and keep them while they use the span.
    public static Span<byte> At(ulong address, ulong pages) => new(UserMemory.At(address), (int)(pages * ProcessLayout.PageSize));
}
