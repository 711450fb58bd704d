using System;
using System.Runtime.InteropServices;
using Micro.Arch.Contracts;
using Micro.Arch.X64;

namespace Micro.Arch.Tests;

/// <summary>A few MiB that stand for physical memory from address 0 on, and the page walk that a CPU would do over them.</summary>
internal sealed unsafe class X64PhysicalMemory(int frames) : IDisposable
{
    private readonly void* _memory = NativeMemory.AlignedAlloc((nuint)frames * Frame.Size, Frame.Size);

    public nuint Base => (nuint)_memory;

    public Span<byte> Bytes => new(_memory, frames * Frame.Size);

    /// <summary>Walks the tables as the SDM describes it. Null: not present.</summary>
    public (ulong Physical, PageRights Rights, int Level)? Translate(Frame root, ulong address)
    {
        ulong table = root.Start.Value;
        for (int level = 3; level >= 0; level--)
        {
            ulong entry = *(ulong*)(Base + (nuint)table + (nuint)(8 * ((address >> (12 + (9 * level))) & 511)));
            if ((entry & 1) == 0)
            {
                return null;
            }

            table = entry & 0x000F_FFFF_FFFF_F000;
            if (level == 0 || (entry & 0x80) != 0)
            {
                ulong mask = (1UL << (12 + (9 * level))) - 1;
                return (table | (address & mask), new X64PageTableEntry(entry).Rights, level);
            }
        }

        return null;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
