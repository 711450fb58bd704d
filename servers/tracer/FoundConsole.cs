using System;
using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>The console among the machine's virtio devices, and its interrupt.</summary>
internal readonly struct FoundConsole
{
    private const uint TransportBytes = 512;

    private FoundConsole(VirtioConsole<DeviceRegisters> console, Slot interrupt)
    {
        Console = console;
        Interrupt = interrupt;
    }

    public VirtioConsole<DeviceRegisters> Console { get; }

    public Slot Interrupt { get; }

    /// <summary>Starts the first console that there is.</summary>
    /// <returns>False: no transport has one, or there is no memory for it.</returns>
    public static bool TryFind(ref ProcessContext context, out FoundConsole found)
    {
        found = default;
        if (!context.Info.TryFind("virtio"u8, out NamedCapability transports)
            || !DeviceMemory.TryAllocate(ref context, VirtioConsole<DeviceRegisters>.Frames, out DeviceMemory memory))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[NamedCapability.MaximumName];
        for (uint index = 0; (index + 1) * TransportBytes <= transports.Length; index++)
        {
            DeviceRegisters registers = new(transports.Address + (index * TransportBytes));
            if (VirtioConsole<DeviceRegisters>.TryOpen(registers, memory, out VirtioConsole<DeviceRegisters> console))
            {
                TextBuilder name = new(buffer);
                name.Append("virtio-irq"u8);
                name.AppendDecimal(index);
                found = new FoundConsole(console, context.Require(name.Text));
                return true;
            }
        }

        return false;
    }
}
