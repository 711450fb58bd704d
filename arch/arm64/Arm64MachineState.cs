namespace Micro.Arch.Arm64;

/// <summary>All that arch/arm64 remembers of the machine it booted on.</summary>
internal struct Arm64MachineState
{
    public Gic Interrupts;

    public GenericTimer Timer;

    /// <summary>The line of the virtual timer.</summary>
    public uint TimerLine;

    public PsciConduit Psci;

    public LogChannel Log;

    public Pl011 Uart;

    /// <summary>The kernel is in a panic already: another fault ends the machine at once.</summary>
    public bool IsPanicking;

    /// <summary>Where frame records may lie.</summary>
    public Arm64BootLayout Layout;

    /// <summary>The one place where this state lives (a documented root: a kernel is one).</summary>
    public static Arm64MachineState Current;
}
