using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>The UART of PCs, behind eight I/O ports. Registers after National Semiconductor, PC16550D data sheet, "Registers".</summary>
public readonly struct Ns16550 : IUart<Ns16550>
{
    /// <summary>Its number in <see cref="BootReport.UartKind"/>.</summary>
    public const uint Kind = 1;

    private const uint Data = 0;
    private const uint InterruptEnable = 1;
    private const uint FifoControl = 2;
    private const uint LineControl = 3;
    private const uint ModemControl = 4;
    private const uint LineStatus = 5;

    private const byte ReceiveInterrupt = 1 << 0;
    private const byte TransmitInterrupt = 1 << 1;
    private const byte EnableAndClearFifos = 0x07;
    private const byte EightBitsNoParity = 0x03;

    // OUT2 is what connects the interrupt of a PC's serial port to the interrupt controller.
    private const byte ReadyAndInterruptOut = 0x0B;
    private const byte DataReady = 1 << 0;
    private const byte HoldingEmpty = 1 << 5;
    private const byte TransmitterEmpty = 1 << 6;

    /// <summary>Bytes that the transmit FIFO takes when it is empty.</summary>
    private const int FifoBytes = 16;

    private readonly Slot _ports;

    private Ns16550(Slot ports)
    {
        _ports = ports;
    }

    public bool IsIdle => (Status & TransmitterEmpty) != 0;

    private byte Status
    {
        get
        {
            _ = SystemCalls.ReadPort(_ports, LineStatus, out byte status);
            return status;
        }
    }

    public static Ns16550 Open(ref ProcessContext context)
    {
        Ns16550 uart = new(context.Find("uart"u8));
        uart.Write(LineControl, EightBitsNoParity);
        uart.Write(FifoControl, EnableAndClearFifos);
        uart.Write(ModemControl, ReadyAndInterruptOut);
        uart.Write(InterruptEnable, ReceiveInterrupt);
        return uart;
    }

    public bool TryReceive(out byte value)
    {
        value = 0;
        return (Status & DataReady) != 0 && SystemCalls.ReadPort(_ports, Data, out value) == KernelError.None;
    }

    public int Transmit(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || (Status & HoldingEmpty) == 0)
        {
            return 0;
        }

        int count = data.Length < FifoBytes ? data.Length : FifoBytes;
        SystemCallWords words = default;
        data.Slice(0, count).CopyTo(Bytes(ref words));
        return SystemCalls.WritePort(_ports, Data, count, ref words) == KernelError.None ? count : 0;
    }

    public void SetTransmitInterrupt(bool isWanted) =>
        Write(InterruptEnable, isWanted ? (byte)(ReceiveInterrupt | TransmitInterrupt) : ReceiveInterrupt);

    // Words 0 and 1 are the port and the count.
    private static Span<byte> Bytes(ref SystemCallWords words) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref words[2], SystemCallWords.Count - 2));

    private void Write(uint register, byte value)
    {
        SystemCallWords words = default;
        words[2] = value;
        _ = SystemCalls.WritePort(_ports, register, 1, ref words);
    }
}
