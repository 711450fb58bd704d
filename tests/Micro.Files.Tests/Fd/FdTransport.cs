using System;
using System.Threading;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Files.Tests.Fd;

/// <summary>The way out of the descriptor server: on the machine a client is nothing but its slot, so here the process is the thread's.</summary>
internal readonly struct FdTransport : ITransport
{
    private static readonly ThreadLocal<LoopbackProcess?> _process = new();
    private static readonly ThreadLocal<int> _calls = new();

    /// <summary>The process whose calls these are.</summary>
    public static LoopbackProcess Process
    {
        get => _process.Value!;
        set => _process.Value = value;
    }

    /// <summary>Calls that the process has made.</summary>
    public static int Calls => _calls.Value;

    public Span<byte> Buffer => Process.Transport.Buffer;

    public KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window)
    {
        _calls.Value++;
        return Process.Transport.Call(endpoint, ref header, capabilities, window);
    }

    public Slot Received(int index) => Process.Transport.Received(index);

    public KernelError Move(Slot source, Slot destination) => Process.Transport.Move(source, destination);

    public void Drop(Slot slot) => Process.Transport.Drop(slot);
}
