namespace Micro.Arch.Common;

/// <summary>A row of virtio-mmio transports: their registers lie one behind the other, their interrupt lines too.</summary>
public struct VirtioTransports
{
    /// <summary>From the registers of one transport to those of the next, in bytes.</summary>
    public const ulong Stride = 512;

    /// <summary>More are left out: as many as QEMU's machines have.</summary>
    public const uint Most = 32;

    /// <summary>Physical address of the first one's registers.</summary>
    public ulong Base;

    /// <summary>How many; 0: the machine has none.</summary>
    public uint Count;

    /// <summary>The line of the first one.</summary>
    public uint Interrupt;

    /// <summary>Takes a transport that begins the row, or continues it at either end. Any other is left out.</summary>
    public void Add(ulong address, uint line)
    {
        bool isFirst = Count == 0;
        bool isNext = address == Base + (Count * Stride) && line == Interrupt + Count;
        bool isBefore = address + Stride == Base && line + 1 == Interrupt;
        if (Count == Most || !(isFirst || isNext || isBefore))
        {
            return;
        }

        Count++;
        if (isFirst || isBefore)
        {
            Base = address;
            Interrupt = line;
        }
    }
}
