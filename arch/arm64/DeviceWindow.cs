using System;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The pages behind the kernel image through which the kernel reaches device registers (Boot.S has made the tables).</summary>
internal ref struct DeviceWindow(Span<ulong> entries)
{
    private const ulong Start = 0xFFFF_FFFF_C000_0000;

    private readonly Span<ulong> _entries = entries;
    private int _used;

    /// <summary>Maps registers; not mapped in the result: the window is full.</summary>
    public DeviceRegisters Map(ulong address, ulong length)
    {
        Frame first = new PhysicalAddress(address).Frame;
        Frame end = new PhysicalAddress(address + length - 1).Frame.Plus(1);
        int pages = (int)(end.Number - first.Number);
        if (pages > _entries.Length - _used)
        {
            return default;
        }

        ulong start = Start + ((ulong)_used * Frame.Size) + (address % Frame.Size);
        for (int page = 0; page < pages; page++)
        {
            _entries[_used++] = Arm64PageTableFormat.Leaf(first.Plus((ulong)page), PageRights.Write | PageRights.Device);
        }

        return new DeviceRegisters((nuint)start);
    }
}
