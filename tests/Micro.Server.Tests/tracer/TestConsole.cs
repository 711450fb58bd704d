using System;
using System.Collections.Generic;
using Micro.Servers.Tracer;

namespace Micro.Server.Tests.Tracer;

/// <summary>A virtio console as a device sees itself: registers that answer, and a queue in memory that it works through.</summary>
internal readonly unsafe struct TestConsole : IDeviceRegisters
{
    private readonly State _state;

    public TestConsole(bool isSlow) => _state = new State { IsSlow = isSlow };

    public uint this[uint register]
    {
        get => _state.Registers.GetValueOrDefault(register);
        set => _state.Registers[register] = value;
    }

    /// <summary>Features 32 and up that the device offers.</summary>
    public uint UpperFeatures
    {
        set => _state.UpperFeatures = value;
    }

    public List<byte> Received => _state.Received;

    public int Interrupts => _state.Interrupts;

    public uint Read(uint offset) => offset switch
    {
        TransportRegister.DeviceFeatures => this[TransportRegister.DeviceFeaturesSelect] == 1 ? _state.UpperFeatures : 0x3F,
        TransportRegister.QueueLimit => this[TransportRegister.QueueSelect] == 1 ? 128u : 0,
        _ => this[offset],
    };

    public void Write(uint offset, uint value)
    {
        this[offset] = value;
        switch (offset)
        {
            case TransportRegister.Status when value == 0:
                this[TransportRegister.QueueReady] = 0;
                break;
            case TransportRegister.QueueNotify when !_state.IsSlow:
                Work();
                break;
            case TransportRegister.InterruptAcknowledge:
                this[TransportRegister.InterruptStatus] &= ~value;
                break;
            default:
                break;
        }
    }

    /// <summary>Takes what the driver offers, and interrupts if the driver wishes.</summary>
    public void Work()
    {
        // SAFETY (all): the driver tells where its queue lies, in memory that the test keeps.
        byte* descriptor = (byte*)Address(TransportRegister.Descriptors);
        ushort* available = (ushort*)Address(TransportRegister.Available);
        ushort* used = (ushort*)Address(TransportRegister.Used);
        uint size = this[TransportRegister.QueueSize];
        while (used[1] != available[1])
        {
            byte* entry = descriptor + (16 * available[2 + (used[1] % size)]);
            Received.AddRange(new ReadOnlySpan<byte>(*(byte**)entry, *(int*)(entry + 8)));
            used[1]++;
        }

        if (available[0] == 0)
        {
            this[TransportRegister.InterruptStatus] |= 1;
            _state.Interrupts++;
        }
    }

    private ulong Address(uint register) => this[register] | ((ulong)this[register + 4] << 32);

    private sealed class State
    {
        public bool IsSlow;
        public uint UpperFeatures = 1;
        public int Interrupts;

        public Dictionary<uint, uint> Registers { get; } = new()
        {
            [TransportRegister.Magic] = 0x74726976,
            [TransportRegister.Version] = 2,
            [TransportRegister.Device] = 3,
        };

        public List<byte> Received { get; } = [];
    }
}
