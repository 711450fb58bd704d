using System;
using Micro.Arch.Host;

namespace Micro.Simulator.Devices;

/// <summary>A serial port as far as the console's driver uses one (National Semiconductor, PC16550D data sheet, "Registers"): what is written
/// goes out at once, and what is typed waits in a queue without end.</summary>
internal sealed class SimulatedUart(TypedInput input, Action<byte> output) : IHostPorts
{
    public const ushort FirstPort = 0x3F8;
    public const uint InterruptLine = 4;

    private const int Data = 0;
    private const int InterruptEnable = 1;
    private const int LineStatus = 5;
    private const byte ReceiveInterrupt = 1 << 0;
    private const byte TransmitInterrupt = 1 << 1;
    private const byte DataReady = 1 << 0;
    private const byte HoldingAndTransmitterEmpty = 0x60;

    private byte _interruptEnable;

    /// <summary>The line is up: a byte was received, or one could be sent and somebody wants to know.</summary>
    public bool IsInterrupting =>
        ((_interruptEnable & ReceiveInterrupt) != 0 && !input.IsEmpty) || (_interruptEnable & TransmitInterrupt) != 0;

    public byte Read(ushort port) => (port - FirstPort) switch
    {
        Data => input.TryTake(out byte value) ? value : (byte)0,
        LineStatus => (byte)(HoldingAndTransmitterEmpty | (input.IsEmpty ? 0 : DataReady)),
        InterruptEnable => _interruptEnable,
        _ => 0,
    };

    public void Write(ushort port, byte value)
    {
        switch (port - FirstPort)
        {
            case Data:
                output(value);
                break;
            case InterruptEnable:
                _interruptEnable = value;
                break;
            default:
                break;
        }
    }
}
