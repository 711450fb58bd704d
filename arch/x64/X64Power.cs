using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Ends the machine, by the first way that works.</summary>
internal static unsafe class X64Power
{
    // -device isa-debug-exit,iobase=0xf4: QEMU ends with (status << 1 | 1) & 255.
    private const ushort DebugExitPort = 0xF4;

    // PM1 control register: SLP_TYP 0 is S5 on q35 and pc (QEMU's DSDT), SLP_EN is bit 13.
    private const ushort SleepSoftOff = 1 << 13;

    // Sleep control register: SLP_TYP 5 is S5 on microvm (QEMU's DSDT), SLP_EN is bit 5.
    private const byte SleepSoftOffReduced = (5 << 2) | (1 << 5);

    public static void Off(byte status)
    {
        X64Instructions.WritePort8(DebugExitPort, status);

        X64PowerPorts power = X64MachineState.Current.Power;
        if (power.ControlPort != 0)
        {
            X64Instructions.WritePort16(power.ControlPort, SleepSoftOff);
        }

        if (power.SleepRegister != 0)
        {
            // SAFETY: the kernel's space maps the register's page here, as a device.
            ((DeviceRegister8*)(X64DeviceWindow.Sleep + (power.SleepRegister % Frame.Size)))->Value = SleepSoftOffReduced;
        }

        // A reset, which ends QEMU under -no-reboot.
        X64Instructions.TripleFault();
    }
}
