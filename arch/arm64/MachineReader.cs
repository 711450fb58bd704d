using System;
using Micro.Arch.Common;

namespace Micro.Arch.Arm64;

/// <summary>Picks what the kernel needs out of a device tree. Devices count where they stand: directly below the root or below nodes
/// that do not translate addresses, as on QEMU's virt machine.</summary>
public static class MachineReader
{
    private const int ReservationLength = 2 * sizeof(ulong);

    /// <summary>Cells of an interrupt specifier (Devicetree binding "arm,gic"): kind, number, flags.</summary>
    private const int InterruptCells = 3;
    private const uint SharedInterrupt = 0;
    private const uint FirstSharedLine = 32;
    private const uint FirstPrivateLine = 16;

    /// <summary>Of the generic timer's interrupts (secure, non-secure, virtual, hypervisor) the virtual one.</summary>
    private const int VirtualTimer = 2;

    /// <summary>The virtual timer's line on every system that follows Arm's Base System Architecture.</summary>
    private const uint UsualTimerLine = 27;

    /// <summary>Reads <paramref name="tree"/>.</summary>
    /// <param name="tree">Checked as far as its blocks lie within it.</param>
    /// <param name="machine">Receives what was found.</param>
    /// <param name="bootArguments">The boot options, without the zero that ends them; part of the tree.</param>
    /// <returns>False: the tree breaks the rules, and nothing found is to be trusted.</returns>
    public static bool TryRead(in DeviceTree tree, ref MachineDescription machine, out ReadOnlySpan<byte> bootArguments)
    {
        machine.TimerInterrupt = UsualTimerLine;
        bootArguments = default;
        ReadReservations(tree.Reservations, ref machine);
        DeviceTreeReader reader = default;
        reader.Open(tree);
        bool isReserved = false;
        while (reader.TryReadNode())
        {
            ref readonly DeviceNode node = ref reader.Node;
            isReserved = node.Depth <= 1 ? node.Depth == 1 && node.Name.SequenceEqual("reserved-memory"u8) : isReserved;
            if (node.BootArguments.Length > 0)
            {
                bootArguments = WithoutTerminator(node.BootArguments);
            }

            if (node.Depth == 1 && node.Name.SequenceEqual("chosen"u8))
            {
                ReadArchive(node, ref machine);
            }
            else if (isReserved && node.Depth == 2)
            {
                AddRanges(node, isUsable: false, ref machine);
            }
            else if (node.IsEnabled)
            {
                ReadDevice(node, ref machine);
            }
        }

        return !reader.IsBroken && !machine.IsTooComplex;
    }

    private static void ReadReservations(ReadOnlySpan<byte> reservations, ref MachineDescription machine)
    {
        while (reservations.Length >= ReservationLength)
        {
            ulong start = DeviceCells.Pair(reservations);
            ulong length = DeviceCells.Pair(reservations.Slice(sizeof(ulong)));
            if (start == 0 && length == 0)
            {
                return;
            }

            machine.Add(new MemoryRange(start, length, isUsable: false));
            reservations = reservations.Slice(ReservationLength);
        }
    }

    private static void ReadArchive(in DeviceNode chosen, ref MachineDescription machine)
    {
        if (DeviceCells.TryRead(chosen.ArchiveStart, out ulong start) && DeviceCells.TryRead(chosen.ArchiveEnd, out ulong end))
        {
            machine.ArchiveStart = start;
            machine.ArchiveEnd = end;
        }
    }

    private static void ReadDevice(in DeviceNode node, ref MachineDescription machine)
    {
        if (node.DeviceType.SequenceEqual("memory\0"u8))
        {
            AddRanges(node, isUsable: true, ref machine);
        }
        else if (node.IsCompatibleWith("arm,gic-v3"u8))
        {
            ReadGic(node, GicVersion.V3, ref machine);
        }
        else if (node.IsCompatibleWith("arm,cortex-a15-gic"u8) || node.IsCompatibleWith("arm,gic-400"u8))
        {
            ReadGic(node, GicVersion.V2, ref machine);
        }
        else if (node.IsCompatibleWith("arm,pl011"u8) && machine.Uart == 0)
        {
            ReadUart(node, ref machine);
        }
        else if (node.IsCompatibleWith("arm,pl031"u8) && node.TryGetRegisters(0, out ulong clock, out _))
        {
            machine.RealTimeClock = clock;
        }
        else if (node.IsCompatibleWith("arm,armv8-timer"u8) && TryGetLine(node, VirtualTimer, out uint line))
        {
            machine.TimerInterrupt = line;
        }
        else if (node.IsCompatibleWith("arm,psci-0.2"u8) || node.IsCompatibleWith("arm,psci-1.0"u8))
        {
            machine.Psci = node.Method.SequenceEqual("smc\0"u8) ? PsciConduit.SecureMonitorCall : PsciConduit.HypervisorCall;
        }
        else if (node.IsCompatibleWith("virtio,mmio"u8)
            && node.TryGetRegisters(0, out ulong transport, out _) && TryGetLine(node, 0, out uint interrupt))
        {
            machine.Virtio.Add(transport, interrupt);
        }
    }

    private static void ReadGic(in DeviceNode node, GicVersion version, ref MachineDescription machine)
    {
        if (node.TryGetRegisters(0, out ulong distributor, out _) && node.TryGetRegisters(1, out ulong cpu, out _))
        {
            machine.Gic = version;
            machine.Distributor = distributor;
            machine.GicCpu = cpu;
        }
    }

    private static void ReadUart(in DeviceNode node, ref MachineDescription machine)
    {
        if (node.TryGetRegisters(0, out ulong uart, out _) && TryGetLine(node, 0, out uint line))
        {
            machine.Uart = uart;
            machine.UartInterrupt = line;
        }
    }

    private static void AddRanges(in DeviceNode node, bool isUsable, ref MachineDescription machine)
    {
        for (int i = 0; node.TryGetRegisters(i, out ulong start, out ulong length); i++)
        {
            machine.Add(new MemoryRange(start, length, isUsable));
        }
    }

    private static bool TryGetLine(in DeviceNode node, int index, out uint line)
    {
        line = 0;
        if (!DeviceCells.TryReadCell(node.Interrupts, index * InterruptCells, out uint kind)
            || !DeviceCells.TryReadCell(node.Interrupts, (index * InterruptCells) + 1, out uint number)
            || number >= Gic.MaxLines - FirstSharedLine)
        {
            return false;
        }

        line = number + (kind == SharedInterrupt ? FirstSharedLine : FirstPrivateLine);
        return true;
    }

    private static ReadOnlySpan<byte> WithoutTerminator(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)0);
        return end < 0 ? text : text.Slice(0, end);
    }
}
