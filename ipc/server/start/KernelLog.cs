using System;
using System.Runtime.InteropServices;
using Micro.Abi;

namespace Micro.Server;

/// <summary>The kernel's log, for what has to be said when no server can be asked to say it.</summary>
public static class KernelLog
{
    private const int ChunkBytes = SystemCallWords.Count * sizeof(ulong);

    public static void Write(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int count = text.Length < ChunkBytes ? text.Length : ChunkBytes;
            SystemCallWords words = default;
            text.Slice(0, count).CopyTo(MemoryMarshal.AsBytes((Span<ulong>)words));
            SystemCalls.Log(ref words, count);
            text = text.Slice(count);
        }
    }
}
