namespace Micro.Arch.Arm64;

/// <summary>The PL011 UART (Arm DDI 0183, "Summary of registers"), as far as writing a log needs it.</summary>
internal readonly struct Pl011
{
    public const ulong Length = 0x1000;

    private const nuint Data = 0x00;
    private const nuint Flags = 0x18;
    private const nuint LineControl = 0x2C;
    private const nuint Control = 0x30;

    private const uint TransmitFull = 1 << 5;
    private const uint EightBitsWithFifo = 0x70;
    private const uint EnabledBothWays = 0x301;

    private readonly DeviceRegisters _registers;

    private Pl011(DeviceRegisters registers)
    {
        _registers = registers;
    }

    public static Pl011 Open(DeviceRegisters registers)
    {
        registers.Write(LineControl, EightBitsWithFifo);
        registers.Write(Control, EnabledBothWays);
        return new Pl011(registers);
    }

    public void Write(byte value)
    {
        while ((_registers.Read(Flags) & TransmitFull) != 0)
        {
        }

        _registers.Write(Data, value);
    }
}
