using System.Runtime.CompilerServices;
using Micro.Arch.Common;

namespace Micro.Arch.Arm64;

/// <summary>What the device tree says of the machine, as far as the kernel cares.</summary>
public struct MachineDescription
{
    /// <summary>RAM and reserved ranges, unsorted.</summary>
    public RangeList Ranges;

    public int RangeCount;

    public GicVersion Gic;

    public ulong Distributor;

    /// <summary>GICv2: the CPU interface. GICv3: the first redistributor.</summary>
    public ulong GicCpu;

    public ulong Uart;

    public uint UartInterrupt;

    public VirtioTransports Virtio;

    /// <summary>The PL031 clock; 0: none.</summary>
    public ulong RealTimeClock;

    public uint TimerInterrupt;

    public PsciConduit Psci;

    public ulong ArchiveStart;

    /// <summary>The first byte after the archive; not above its start: there is none.</summary>
    public ulong ArchiveEnd;

    /// <summary>A range did not fit into the list. Dropping RAM is harmless, dropping a reservation is not: the boot stops.</summary>
    public bool IsTooComplex;

    public readonly bool HasArchive => ArchiveEnd > ArchiveStart;

    public void Add(MemoryRange range)
    {
        if (RangeCount < RangeList.Capacity)
        {
            Ranges[RangeCount++] = range;
        }
        else
        {
            IsTooComplex = true;
        }
    }

    [InlineArray(Capacity)]
    public struct RangeList
    {
        public const int Capacity = 64;

        private MemoryRange _first;
    }
}
