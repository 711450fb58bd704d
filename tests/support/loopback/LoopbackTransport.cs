using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Testing.Loopback;

/// <summary>The kernel's Call, within one thread of the host: the server's handler runs inside the client's call.</summary>
public readonly struct LoopbackTransport(LoopbackProcess process) : ITransport
{
    private readonly LoopbackProcess _process = process;

    public Span<byte> Buffer => _process.Buffer;

    public KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window) =>
        _process.Call(endpoint, ref header, capabilities, window);

    public Slot Received(int index) => WellKnownSlots.ReceiveWindow.Plus((uint)index);

    public KernelError Move(Slot source, Slot destination) => _process.Move(source, destination);

    public void Drop(Slot slot) => _process.Drop(slot);
}
