using System;
using Micro.Simulator.Memory;
using Micro.Simulator.Processor;
using Micro.Simulator.Recording;
using Micro.Simulator.World;

namespace Micro.Simulator;

/// <summary>What the machines of a host process have after one another: all that takes long to make.</summary>
/// <param name="images">What runs at which entry.</param>
/// <param name="messages">Counts messages.</param>
internal sealed class SimulationHost(ImageCatalog images, MessageCounter messages) : IDisposable
{
    private MachineMemory? _memory;

    public ImageCatalog Images { get; } = images;

    public MessageCounter Messages { get; } = messages;

    public HostThreads Threads { get; } = new();

    /// <summary>Switches a machine on: its memory is clear, nothing is mapped, and no message was sent.</summary>
    /// <param name="frames">How much RAM.</param>
    /// <exception cref="SimulatorException">A program of the last machine never ends, and can still touch it.</exception>
    public MachineMemory SwitchOn(ulong frames)
    {
        if (Threads.AreBusy)
        {
            throw new SimulatorException("a program of the last machine computes still: this needs another process of the simulator");
        }

        if (_memory?.Ram.Frames != frames)
        {
            _memory?.Dispose();
            _memory = new MachineMemory(frames);
        }

        Messages.Reset();
        _memory.Reset();
        return _memory;
    }

    // What a thread that never ends can still touch must stay.
    public void Dispose()
    {
        if (!Threads.AreBusy)
        {
            _memory?.Dispose();
            Messages.Dispose();
        }
    }
}
