namespace Micro.Arch.Arm64;

/// <summary>Takes interrupts from the controller.</summary>
public static class Arm64Interrupts
{
    /// <summary>Takes the interrupt that is pending. The timer's is switched off with it, a device's line is masked: neither comes again
    /// until the kernel asks for it.</summary>
    public static Arm64InterruptKind Take(out uint line)
    {
        ref Gic controller = ref Arm64MachineState.Current.Interrupts;
        if (!controller.TryAcknowledge(out line))
        {
            return Arm64InterruptKind.None;
        }

        bool isTimer = line == Arm64MachineState.Current.TimerLine;
        if (isTimer)
        {
            Arm64Instructions.CancelTimer();
        }
        else
        {
            controller.Mask(line);
        }

        controller.End(line);
        return isTimer ? Arm64InterruptKind.Timer : Arm64InterruptKind.Device;
    }
}
