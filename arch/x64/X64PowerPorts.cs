namespace Micro.Arch.X64;

/// <summary>What ACPI says about switching the machine off; zero where it has no such register.</summary>
public readonly struct X64PowerPorts(ushort controlPort, ulong sleepRegister)
{
    /// <summary>The port of the PM1a control block (fixed hardware: q35, pc).</summary>
    public ushort ControlPort { get; } = controlPort;

    /// <summary>The physical address of the sleep control register (hardware-reduced ACPI: microvm).</summary>
    public ulong SleepRegister { get; } = sleepRegister;
}
