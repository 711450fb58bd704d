using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using Micro.Arch.Contracts;

namespace Micro.Arch.Host;

/// <summary>The machine behind <see cref="HostCpu{TFormat}"/>: RAM in native memory, a clock that only moves when told to, and a record of
/// what the kernel asked for. One at a time: the processor's functions are static, so it needs a fixed place.</summary>
public sealed unsafe class HostMachine : IDisposable
{
    public const uint Lines = 32;

    private readonly List<byte> _log = [];
    private readonly bool[] _isUnmasked = new bool[Lines];
    private readonly Dictionary<ushort, byte> _ports = [];
    private readonly bool _ownsMemory;
    private void* _memory;

    /// <summary>Switches a machine on whose RAM starts at physical address 0.</summary>
    public HostMachine(ulong frames)
        // SAFETY: freed by Dispose and never resized; the kernel stays within the frames it is told of.
        : this(frames, NativeMemory.AlignedAlloc((nuint)frames * Frame.Size, Frame.Size))
    {
        _ownsMemory = true;
        // RAM holds anything at power-on. A pattern shows who relies on zeroes.
        new Span<byte>(_memory, checked((int)(frames * Frame.Size))).Fill(0xA5);
    }

    /// <summary>Switches a machine on with RAM that is the caller's, for as long as the machine is.</summary>
    public HostMachine(ulong frames, void* memory)
    {
        Frames = frames;
        _memory = memory;
        Current = this;
    }

    /// <summary>The machine that is on.</summary>
    public static HostMachine? Current { get; private set; }

    public ulong Frames { get; }

    public nuint DirectMap => (nuint)_memory;

    /// <summary>Nanoseconds since boot.</summary>
    public ulong Now { get; set; }

    /// <summary>When the timer fires; null: it is off.</summary>
    public ulong? TimerDeadline { get; set; }

    public Frame ActiveRoot { get; set; }

    public ushort ActiveTag { get; set; }

    /// <summary>Grows whenever the kernel says that page tables have changed.</summary>
    public ulong PageTableVersion { get; set; }

    /// <summary>What answers at the ports; null: what <see cref="SetPort"/> said.</summary>
    public IHostPorts? Ports { get; set; }

    /// <summary>A stand-in for all vector registers.</summary>
    public ulong Vectors { get; set; }

    public string Log => Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_log));

    /// <summary>Everything written to ports without a device, in order.</summary>
    public List<(ushort Port, byte Value)> PortWrites { get; } = [];

    public void WriteLog(byte value) => _log.Add(value);

    public bool IsUnmasked(uint line) => _isUnmasked[line];

    public void SetMask(uint line, bool isUnmasked) => _isUnmasked[line] = isUnmasked;

    public byte ReadPort(ushort port) => Ports?.Read(port) ?? _ports.GetValueOrDefault(port);

    public void WritePort(ushort port, byte value)
    {
        if (Ports is null)
        {
            PortWrites.Add((port, value));
        }
        else
        {
            Ports.Write(port, value);
        }
    }

    public void SetPort(ushort port, byte value) => _ports[port] = value;

    public void Dispose()
    {
        if (_ownsMemory)
        {
            NativeMemory.AlignedFree(_memory);
        }

        _memory = null;
        Current = null;
    }
}
