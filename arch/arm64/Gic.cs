namespace Micro.Arch.Arm64;

/// <summary>The generic interrupt controller, version 2 or 3 (Arm IHI 0048 and IHI 0069), for one CPU. Lines are its interrupt numbers:
/// 16–31 private to the CPU, from 32 on shared. All lines are level triggered, as after reset: a line stays pending until its
/// driver has served the device, and the kernel masks it meanwhile.</summary>
internal struct Gic
{
    public const uint MaxLines = 1020;

    private const uint FirstShared = 32;
    private const uint LinesPerWord = 32;
    private const uint LineMask = 0x3FF;

    // Offsets of the distributor; the redistributor's second page has the same ones for private lines.
    private const nuint Control = 0x000;
    private const nuint Type = 0x004;
    private const nuint Group = 0x080;
    private const nuint SetEnable = 0x100;
    private const nuint ClearEnable = 0x180;
    private const nuint Priority = 0x400;
    private const nuint Targets = 0x800;
    private const nuint Route = 0x6000;

    // Offsets of the version 2 CPU interface.
    private const nuint CpuControl = 0x00;
    private const nuint CpuPriorityMask = 0x04;
    private const nuint CpuAcknowledge = 0x0C;
    private const nuint CpuEnd = 0x10;

    // Offsets of the version 3 redistributor.
    private const nuint Waker = 0x0014;
    private const nuint PrivateRegisters = 0x10000;
    private const uint ProcessorSleep = 1 << 1;
    private const uint ChildrenAsleep = 1 << 2;

    private const uint AffinityRouting = 1 << 4;
    private const uint EnableGroups = 3;
    private const uint WritePending = 1u << 31;
    private const uint MiddlePriorities = 0xA0A0_A0A0;

    private readonly GicVersion _version;
    private readonly DeviceRegisters _distributor;
    private readonly DeviceRegisters _cpu;

    private Gic(GicVersion version, DeviceRegisters distributor, DeviceRegisters cpu)
    {
        _version = version;
        _distributor = distributor;
        _cpu = cpu;
    }

    public uint Lines { get; private set; }

    /// <summary>Bytes of registers that must be mapped of the distributor, and of the CPU interface or redistributor.</summary>
    public static ulong DistributorLength => 0x10000;

    public static ulong CpuLength(GicVersion version) => version == GicVersion.V3 ? 0x20000UL : 0x2000UL;

    /// <summary>Brings the controller up with every line masked.</summary>
    public static Gic Open(GicVersion version, DeviceRegisters distributor, DeviceRegisters cpu)
    {
        Gic gic = new(version, distributor, cpu);
        uint lines = LinesPerWord * ((distributor.Read(Type) & 0x1F) + 1);
        gic.Lines = lines < MaxLines ? lines : MaxLines;
        distributor.Write(Control, 0);
        gic.WaitForWrite();
        if (version == GicVersion.V3)
        {
            gic.WakeRedistributor();
        }

        for (uint line = 0; line < gic.Lines; line += LinesPerWord)
        {
            gic.PrepareWord(line);
        }

        gic.OpenCpu();
        return gic;
    }

    /// <summary>The line that wants service, which counts as being served until <see cref="End"/>; false: none does.</summary>
    public readonly bool TryAcknowledge(out uint line)
    {
        line = _version == GicVersion.V3
            ? (uint)Arm64Instructions.GicAcknowledge()
            : _cpu.Read(CpuAcknowledge) & LineMask;
        return line < Lines;
    }

    public readonly void End(uint line)
    {
        if (_version == GicVersion.V3)
        {
            Arm64Instructions.GicEnd(line);
        }
        else
        {
            _cpu.Write(CpuEnd, line);
        }
    }

    public readonly void Mask(uint line)
    {
        if (line < Lines)
        {
            BankOf(line).Write(ClearEnable + WordOf(line), BitOf(line));
            WaitForWrite();
        }
    }

    public readonly void Unmask(uint line)
    {
        if (line < Lines)
        {
            BankOf(line).Write(SetEnable + WordOf(line), BitOf(line));
        }
    }

    private static nuint WordOf(uint line) => line / LinesPerWord * sizeof(uint);

    private static uint BitOf(uint line) => 1u << (int)(line % LinesPerWord);

    private readonly DeviceRegisters BankOf(uint line) =>
        _version == GicVersion.V3 && line < FirstShared ? _cpu.At(PrivateRegisters) : _distributor;

    /// <summary>One word of 32 lines: masked, group 1 (version 3) or 0 (version 2), one priority, to this CPU.</summary>
    private readonly void PrepareWord(uint first)
    {
        DeviceRegisters bank = BankOf(first);
        bank.Write(ClearEnable + WordOf(first), uint.MaxValue);
        bank.Write(Group + WordOf(first), _version == GicVersion.V3 ? uint.MaxValue : 0);
        uint self = _version == GicVersion.V2 ? _distributor.Read(Targets) & 0xFF : 0;
        for (uint line = first; line < first + LinesPerWord; line += sizeof(uint))
        {
            bank.Write(Priority + line, MiddlePriorities);
            if (_version == GicVersion.V2 && first >= FirstShared)
            {
                bank.Write(Targets + line, self * 0x0101_0101);
            }
        }

        if (_version == GicVersion.V3 && first >= FirstShared)
        {
            RouteToThisCpu(first);
        }
    }

    private readonly void RouteToThisCpu(uint first)
    {
        ulong affinity = Arm64Instructions.Affinity();
        for (uint line = first; line < first + LinesPerWord && line < Lines; line++)
        {
            _distributor.Write(Route + (line * sizeof(ulong)), (uint)affinity);
            _distributor.Write(Route + (line * sizeof(ulong)) + sizeof(uint), (uint)(affinity >> 32));
        }
    }

    private readonly void WakeRedistributor()
    {
        // Affinity routing first: until it is on, the redistributor has no say in private lines.
        _distributor.Write(Control, AffinityRouting);
        WaitForWrite();
        _cpu.Write(Waker, _cpu.Read(Waker) & ~ProcessorSleep);
        while ((_cpu.Read(Waker) & ChildrenAsleep) != 0)
        {
        }
    }

    private readonly void OpenCpu()
    {
        if (_version == GicVersion.V3)
        {
            _distributor.Write(Control, AffinityRouting | EnableGroups);
            WaitForWrite();
            Arm64Instructions.GicOpen();
            return;
        }

        _distributor.Write(Control, 1);
        _cpu.Write(CpuPriorityMask, 0xFF);
        _cpu.Write(CpuControl, 1);
    }

    /// <summary>Version 3 tells when a change of enables has taken effect; version 2 has no such bit, and it reads as zero.</summary>
    private readonly void WaitForWrite()
    {
        while (_version == GicVersion.V3 && ((_distributor.Read(Control) | RedistributorControl) & WritePending) != 0)
        {
        }
    }

    /// <summary>Bit 3 of GICR_CTLR says for private lines what bit 31 of GICD_CTLR says for shared ones.</summary>
    private readonly uint RedistributorControl => (_cpu.Read(Control) & (1 << 3)) != 0 ? WritePending : 0;
}
