using Micro.Arch.Common;

namespace Micro.Arch.X64;

/// <summary>The CPU's own interrupt controller and timer (Intel SDM vol. 3A, "Advanced Programmable Interrupt Controller (APIC)").</summary>
internal static unsafe class LocalApic
{
    /// <summary>QEMU and KVM count the timer in nanoseconds, whatever the CPU.</summary>
    public const ulong TimerFrequency = 1_000_000_000;

    private const uint BaseRegister = 0x1B;
    private const ulong BaseMask = 0x000F_FFFF_FFFF_F000;

    private const uint Id = 0x20;
    private const uint TaskPriority = 0x80;
    private const uint EndOfInterrupt = 0xB0;
    private const uint SpuriousInterrupt = 0xF0;
    private const uint LvtTimer = 0x320;
    private const uint LvtLine0 = 0x350;
    private const uint LvtLine1 = 0x360;
    private const uint LvtError = 0x370;
    private const uint InitialCount = 0x380;
    private const uint CurrentCount = 0x390;
    private const uint DivideConfiguration = 0x3E0;

    private const uint SoftwareEnable = 1 << 8;
    private const uint Masked = 1 << 16;
    private const uint DivideByOne = 0b1011;

    /// <summary>Physical address of the registers.</summary>
    public static ulong Base => X64Instructions.ReadMsr(BaseRegister) & BaseMask;

    /// <summary>What an interrupt's destination field must hold to reach this CPU.</summary>
    public static uint Destination => Read(Id);

    public static uint RemainingCount => Read(CurrentCount);

    public static void Start()
    {
        Write(LvtLine0, Masked);
        Write(LvtLine1, Masked);
        Write(LvtError, Masked);
        Write(TaskPriority, 0);
        Write(DivideConfiguration, DivideByOne);
        Write(InitialCount, 0);
        Write(LvtTimer, X64Vectors.Timer);
        Write(SpuriousInterrupt, SoftwareEnable | X64Vectors.Spurious);
    }

    /// <summary>Raises the timer once, after <paramref name="ticks"/>; 0 stops it.</summary>
    public static void SetCount(uint ticks) => Write(InitialCount, ticks);

    public static void Acknowledge() => Write(EndOfInterrupt, 0);

    // SAFETY: the kernel's space maps the registers here, as a device, before anything calls this class.
    private static uint Read(uint register) => ((DeviceRegister32*)(X64DeviceWindow.LocalApic + register))->Value;

    private static void Write(uint register, uint value) =>
        ((DeviceRegister32*)(X64DeviceWindow.LocalApic + register))->Value = value;
}
