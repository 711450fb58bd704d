using System;
using Micro.Abi;

namespace Micro.Servers.Init;

/// <summary>Pages that init has mapped for itself, as bytes.</summary>
internal static unsafe class InitPages
{
    // SAFETY: callers mapped the pages before and keep them.
    public static Span<byte> At(ulong address, ulong pages) => new((byte*)address, (int)(pages * ProcessLayout.PageSize));
}
