using System;
using Micro.Abi;

namespace Micro.Servers.Init;

/// <summary>Pages that init has mapped for itself, as bytes.</summary>
internal static unsafe class InitPages
{
    // SAFETY: callers mapped the page before and keep it.
    public static Span<byte> At(ulong address) => new((byte*)address, (int)ProcessLayout.PageSize);
}
