using System;
using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>The output of a virtio console (Virtio 1.1, "Console Device"): its first port, one buffer after the other.</summary>
internal readonly struct VirtioConsole<TRegisters> : IStreamOutput
    where TRegisters : struct, IDeviceRegisters
{
    /// <summary>Frames of memory that it needs: one for the queue, the others for the buffer.</summary>
    public const uint Frames = 17;

    private const uint ConsoleDevice = 3;

    /// <summary>The queue from the driver to port 0.</summary>
    private const uint Transmit = 1;

    private const int QueueBytes = 4096;

    private readonly VirtioTransport<TRegisters> _transport;
    private readonly SendQueue _queue;
    private readonly DeviceMemory _buffer;

    private VirtioConsole(VirtioTransport<TRegisters> transport, DeviceMemory memory)
    {
        _transport = transport;
        _queue = new SendQueue(memory.Part(0, QueueBytes));
        _buffer = memory.Part(QueueBytes, memory.Length - QueueBytes);
    }

    public bool IsBusy => _queue.IsBusy;

    public Span<byte> Buffer => _buffer.Bytes(0, _buffer.Length);

    /// <summary>Starts the device behind a transport, if it is a console.</summary>
    /// <param name="registers">The transport's.</param>
    /// <param name="memory">At least <see cref="Frames"/>, clear.</param>
    /// <param name="console">The result.</param>
    public static bool TryOpen(TRegisters registers, DeviceMemory memory, out VirtioConsole<TRegisters> console)
    {
        VirtioTransport<TRegisters> transport = new(registers);
        console = new VirtioConsole<TRegisters>(transport, memory);
        if (transport.Device != ConsoleDevice || !transport.TryNegotiate() || !transport.TrySetQueue(Transmit, console._queue))
        {
            return false;
        }

        console._queue.WantInterrupt(false);
        transport.Run();
        return true;
    }

    public void Send(int length)
    {
        _queue.Offer(_buffer.PhysicalOf(0), length);
        _transport.Notify(Transmit);
        WatchIfBusy();
    }

    /// <summary>The device interrupted: it may be done.</summary>
    public void Interrupted()
    {
        _transport.AcknowledgeInterrupt();
        WatchIfBusy();
    }

    // A device that got done before it saw the wish does not interrupt: whoever wants to wait looks at IsBusy once more.
    private void WatchIfBusy()
    {
        _queue.WantInterrupt(IsBusy);
        _transport.Settle();
    }
}
