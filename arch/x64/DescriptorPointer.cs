using System.Runtime.InteropServices;

namespace Micro.Arch.X64;

/// <summary>What LGDT and LIDT read: limit and linear address, ten bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly struct DescriptorPointer(int size, ulong address)
{
    private readonly ushort _limit = (ushort)(size - 1);
    private readonly ulong _address = address;
}
