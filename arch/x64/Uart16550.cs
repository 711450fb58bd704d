namespace Micro.Arch.X64;

/// <summary>The first serial port (16550), for the log only: polled, no interrupts. The console server drives it otherwise.</summary>
internal static class Uart16550
{
    public const ushort FirstPort = 0x3F8;
    public const uint InterruptLine = 4;

    private const ushort Data = FirstPort;
    private const ushort InterruptEnable = FirstPort + 1;
    private const ushort FifoControl = FirstPort + 2;
    private const ushort LineControl = FirstPort + 3;
    private const ushort ModemControl = FirstPort + 4;
    private const ushort LineStatus = FirstPort + 5;

    private const byte DivisorAccess = 0x80;
    private const byte EightBitsNoParity = 0x03;
    private const byte FifoEnableAndClear = 0x07;
    private const byte DataTerminalReady = 0x03;
    private const byte TransmitterEmpty = 0x20;

    // A port that is not there reads as ones, so it looks ready; one that stays busy must not hang the kernel.
    private const int MaxPolls = 1_000_000;

    /// <summary>115200 baud, 8 bits, no parity, FIFO on.</summary>
    public static void Start()
    {
        X64Instructions.WritePort8(InterruptEnable, 0);
        X64Instructions.WritePort8(LineControl, DivisorAccess);
        X64Instructions.WritePort8(Data, 1);
        X64Instructions.WritePort8(InterruptEnable, 0);
        X64Instructions.WritePort8(LineControl, EightBitsNoParity);
        X64Instructions.WritePort8(FifoControl, FifoEnableAndClear);
        X64Instructions.WritePort8(ModemControl, DataTerminalReady);
    }

    public static void Write(byte value)
    {
        for (int i = 0; i < MaxPolls; i++)
        {
            if ((X64Instructions.ReadPort8(LineStatus) & TransmitterEmpty) != 0)
            {
                break;
            }
        }

        X64Instructions.WritePort8(Data, value);
    }
}
