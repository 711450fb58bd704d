using System;

namespace Micro.Tests.Kernel;

/// <summary>What a kernel may do: spans, structs, tables of numbers.</summary>
internal static class KernelCase
{
    private static ReadOnlySpan<ulong> Table => [3, 1, 4, 1, 5, 9, 2, 6];

    public static ulong Run(ulong argument)
    {
        Span<ulong> copy = stackalloc ulong[8];
        Table.CopyTo(copy);
        return copy[(int)(argument & 7)] + Table[(int)argument] + (ulong)"text"u8.Length;
    }
}
