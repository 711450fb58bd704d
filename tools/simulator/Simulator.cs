using System;
using System.Threading;
using Micro.Abi;
using Micro.Simulator.Memory;
using Micro.Simulator.Processor;
using Micro.Simulator.Recording;
using Micro.Simulator.World;

namespace Micro.Simulator;

/// <summary>Boots images on the host: the kernel over a simulated processor, the servers' own assemblies on top of it.</summary>
/// <remarks>One boot at a time in a host process, as there is one processor and one set of user addresses.</remarks>
public sealed unsafe class Simulator : IDisposable
{
    // The root of user mode's way in: the assembly that stands for the system-call instruction knows one function, for as long as the host
    // process lives.
    private static readonly Lock _oneBoot = new();
    private static SimulatedProcessor? _processor;

    private readonly SimulationHost _host;

    /// <param name="imagesFolder">Where the images lie, each with the list of its assemblies.</param>
    /// <param name="messagesFile">Where the number of the last message is kept at any time; null: nowhere.</param>
    public Simulator(string imagesFolder, string? messagesFile = null)
    {
        delegate*<SystemCallFrame*, void> enter = &Enter;
        delegate*<ulong, ulong, byte*> view = &View;
        UserWorld world = new((nint)enter, (nint)UserWindows.Base, (nint)view);
        _host = new SimulationHost(new ImageCatalog(world, imagesFolder), new MessageCounter(messagesFile));
    }

    /// <summary>The number of the last message of the last machine.</summary>
    public long Messages => _host.Messages.Count;

    /// <summary>Boots and runs until the machine is off.</summary>
    /// <param name="options">The machine.</param>
    /// <param name="output">Takes what goes out of the serial port.</param>
    /// <exception cref="SimulatorException">The host cannot, or the simulation itself failed.</exception>
    public SimulationResult Run(SimulationOptions options, Action<byte> output)
    {
        lock (_oneBoot)
        {
            _host.Images.Read(options.Archive.Span);
            using SimulatedProcessor processor = new(options, _host, output);
            _processor = processor;
            try
            {
                byte status = processor.Run(processor.Load());
                return new SimulationResult(status, processor.Log, _host.Messages.Count);
            }
            finally
            {
                _host.Messages.End();
                _processor = null;
            }
        }
    }

    public void Dispose() => _host.Dispose();

    // SAFETY: only user mode calls it, from a thread of the machine that runs, with a frame of its own.
    private static void Enter(SystemCallFrame* frame) => _processor!.Enter(frame);

    // SAFETY: as of Enter; what is done with the bytes is for the caller to vouch for.
    private static byte* View(ulong address, ulong bytes) => _processor!.View(address, bytes);
}
