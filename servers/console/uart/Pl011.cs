using System;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>The UART of ARM machines, behind registers in memory. Arm, "PrimeCell UART (PL011) Technical Reference Manual",
/// "Register descriptions".</summary>
public readonly struct Pl011 : IUart<Pl011>
{
    private const uint Data = 0x00;
    private const uint Flag = 0x18;
    private const uint LineControl = 0x2C;
    private const uint Control = 0x30;
    private const uint InterruptMask = 0x38;
    private const uint InterruptClear = 0x44;

    private const uint Busy = 1 << 3;
    private const uint ReceiveEmpty = 1 << 4;
    private const uint TransmitFull = 1 << 5;

    private const uint EightBitsWithFifos = (3 << 5) | (1 << 4);
    private const uint EnableBoth = 1 | (1 << 8) | (1 << 9);

    // Level and time-out: fewer bytes than the level still interrupt, a little later.
    private const uint ReceiveInterrupts = (1 << 4) | (1 << 6);
    private const uint TransmitInterrupt = 1 << 5;
    private const uint AllInterrupts = 0x7FF;

    private readonly DeviceRegisters _registers;

    private Pl011(DeviceRegisters registers)
    {
        _registers = registers;
    }

    public bool IsIdle => (_registers.Read(Flag) & Busy) == 0;

    public static Pl011 Open(ref ProcessContext context)
    {
        _ = context.Info.TryFind("uart"u8, out NamedCapability capability);
        Pl011 uart = new(new DeviceRegisters(capability.Address));
        uart._registers.Write(InterruptMask, 0);
        uart._registers.Write(InterruptClear, AllInterrupts);
        uart._registers.Write(LineControl, EightBitsWithFifos);
        uart._registers.Write(Control, EnableBoth);
        uart._registers.Write(InterruptMask, ReceiveInterrupts);
        return uart;
    }

    public bool TryReceive(out byte value)
    {
        value = 0;
        if ((_registers.Read(Flag) & ReceiveEmpty) != 0)
        {
            return false;
        }

        value = (byte)_registers.Read(Data);
        return true;
    }

    public int Transmit(ReadOnlySpan<byte> data)
    {
        int count = 0;
        while (count < data.Length && (_registers.Read(Flag) & TransmitFull) == 0)
        {
            _registers.Write(Data, data[count]);
            count++;
        }

        return count;
    }

    public void SetTransmitInterrupt(bool isWanted)
    {
        _registers.Write(InterruptMask, isWanted ? ReceiveInterrupts | TransmitInterrupt : ReceiveInterrupts);
    }
}
