using System;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Testing;

/// <summary>Takes requests from generated clients and writes them into a script. No call succeeds, as there is nobody to answer.</summary>
public readonly struct ScriptTransport : ITransport
{
    private readonly PlayerScript _script;
    private readonly string _server;
    private readonly int _keep;
    private readonly int _times;
    private readonly int _value;
    private readonly byte[] _buffer = new byte[MessageHeader.MaxLength];

    internal ScriptTransport(PlayerScript script, string server, int keep, int times, int value)
    {
        _script = script;
        _server = server;
        _keep = keep;
        _times = times;
        _value = value;
    }

    public Span<byte> Buffer => _buffer;

    public KernelError Call(Slot endpoint, ref MessageHeader header, CapabilityList capabilities, Slot window)
    {
        Slot[] sent = [.. Enumerable.Range(0, capabilities.Count).Select(index => capabilities[index])];
        _script.Add(_server, header.Protocol, _buffer.AsSpan(0, header.Length), sent, _keep, _times, _value);
        return KernelError.PeerGone;
    }

    public Slot Received(int index) => Slot.Null;

    public KernelError Move(Slot source, Slot destination) => KernelError.NoSuchCapability;

    public void Drop(Slot slot)
    {
    }
}
