using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Boot;

/// <summary>Hands init everything that is not the kernel's: the machine, the archive, devices, and all free RAM.</summary>
internal static class InitCapabilities<TCpu>
    where TCpu : struct, ICpu
{
    private const uint PortsKind = 1;
    private const ulong PortCount = 1 << 16;

    /// <summary>Physical addresses have 48 bits or fewer; a device frame that does not exist faults its user.</summary>
    private const ulong DeviceFrames = 1UL << 36;

    /// <summary>Fills the slots, and returns how many Memory capabilities for RAM there are.</summary>
    public static uint Hand(InitObjects<TCpu> objects, ref BootInfo boot, ref FreeRanges free)
    {
        ref Capability machine = ref objects.At(InitSlots.Machine);
        machine.Become(ObjectKind.Machine, Rights.All, 0, 0);
        Derivation.AddRoot(ref machine);
        if (KernelRoot.State.Trace.Exists)
        {
            HandMemory(ref objects.At(InitSlots.TraceRing), KernelRoot.State.Trace.Frames, Rights.Read | Rights.Derive, false);
        }

        const Rights Registers = Rights.Read | Rights.Write | Rights.Derive;
        HandMemory(ref objects.At(InitSlots.Archive), boot.Archive, Rights.Read | Rights.Execute | Rights.Derive, false);
        HandMemory(ref objects.At(InitSlots.Devices), new FrameRange(new Frame(0), DeviceFrames), Registers, true);
        if (boot.UartKind == PortsKind)
        {
            ref Capability ports = ref objects.At(InitSlots.Ports);
            ports.Become(ObjectKind.Ports, Registers, 0, PortCount);
            Derivation.AddRoot(ref ports);
        }

        uint count = 0;
        for (int i = 0; i < free.Count; i++)
        {
            if (!free[i].IsEmpty)
            {
                Slot slot = InitSlots.FirstMemory.Plus(count);
                HandMemory(ref objects.At(slot), free[i], Rights.All & ~(Rights.Send | Rights.Receive | Rights.Control), false);
                count++;
            }
        }

        return count;
    }

    private static void HandMemory(ref Capability slot, FrameRange frames, Rights rights, bool isDevice)
    {
        slot.BecomeMemory(frames, rights, isDevice);
        Derivation.AddRoot(ref slot);
    }
}
