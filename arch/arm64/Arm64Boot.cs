using System;
using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>From the moment C# runs to the moment the kernel can start: reads the device tree, completes the direct map and brings up
/// the devices that the kernel uses itself.</summary>
public static unsafe class Arm64Boot
{
    private const int TagBitsShift = 4;
    private const int PageSizeShift = 28;
    private const ulong FieldMask = 0xF;
    private const ulong SixteenTagBits = 2;
    private const ulong NoSmallPages = 0xF;

    private const uint MemoryUartKind = 2;

    /// <summary>Prepares the machine.</summary>
    /// <param name="deviceTree">Where the direct map shows what the loader passed.</param>
    /// <param name="layout">The linker's knowledge of the image.</param>
    /// <param name="imageStart">The physical address of the image.</param>
    /// <param name="boot">Receives what the kernel is told.</param>
    public static Arm64BootError Prepare(nuint deviceTree, in Arm64BootLayout layout, ulong imageStart, ref BootInfo boot)
    {
        ref Arm64MachineState state = ref Arm64MachineState.Current;
        state.Layout = layout;
        Arm64BootError error = PrepareProcessor(ref state);
        if (error != Arm64BootError.None)
        {
            return error;
        }

        // SAFETY: Boot.S has mapped 2 MiB from the loader's pointer on, the most that a tree may have; its header lies at the start.
        int length = DeviceTree.LengthOf(new ReadOnlySpan<byte>((void*)deviceTree, DeviceTree.HeaderLength));
        if (deviceTree == Arm64Cpu.DirectMap
            || !DeviceTree.TryOpen(new ReadOnlySpan<byte>((void*)deviceTree, length), out DeviceTree tree))
        {
            return Arm64BootError.NoDeviceTree;
        }

        MachineDescription machine = default;
        if (!MachineReader.TryRead(tree, ref machine, out ReadOnlySpan<byte> options))
        {
            return Arm64BootError.BadDeviceTree;
        }

        KeepOptions(options, ref boot, ref state);
        state.Psci = machine.Psci;
        Arm64Memory memory = new(imageStart, layout, new MemoryRange(deviceTree - Arm64Cpu.DirectMap, (ulong)length, isUsable: false));
        error = memory.Prepare(ref machine, ref boot);
        return error == Arm64BootError.None ? OpenDevices(machine, layout, ref state, ref boot) : error;
    }

    private static Arm64BootError PrepareProcessor(ref Arm64MachineState state)
    {
        ulong features = Arm64Instructions.MemoryFeatures();
        if (((features >> TagBitsShift) & FieldMask) != SixteenTagBits || ((features >> PageSizeShift) & FieldMask) == NoSmallPages)
        {
            return Arm64BootError.UnsupportedProcessor;
        }

        state.Timer = new GenericTimer(Arm64Instructions.ReadCounterFrequency(), Arm64Instructions.ReadCounter());
        return state.Timer.Frequency is 0 or > GenericTimer.MaxFrequency
            ? Arm64BootError.UnsupportedTimer
            : Arm64BootError.None;
    }

    private static void KeepOptions(ReadOnlySpan<byte> options, ref BootInfo boot, ref Arm64MachineState state)
    {
        Span<byte> line = boot.CommandLine;
        int length = options.Length < line.Length ? options.Length : line.Length;
        options.Slice(0, length).CopyTo(line);
        boot.CommandLineLength = length;
        state.Log = BootOptions.Contains(options, "log=semihosting"u8) ? LogChannel.Semihosting : LogChannel.None;
    }

    private static Arm64BootError OpenDevices(
        in MachineDescription machine, in Arm64BootLayout layout, ref Arm64MachineState state, ref BootInfo boot)
    {
        if (machine.Gic == GicVersion.None || machine.Uart == 0)
        {
            return Arm64BootError.MissingDevice;
        }

        // SAFETY: the last-level table of the device window, which Boot.S has cleared and linked.
        DeviceWindow window = new(new Span<ulong>((void*)(nuint)layout.DevicePages, Frame.Size / sizeof(ulong)));
        DeviceRegisters uart = window.Map(machine.Uart, Pl011.Length);
        DeviceRegisters distributor = window.Map(machine.Distributor, Gic.DistributorLength);
        DeviceRegisters cpu = window.Map(machine.GicCpu, Gic.CpuLength(machine.Gic));
        DeviceRegisters clock = machine.RealTimeClock != 0 ? window.Map(machine.RealTimeClock, Pl031.Length) : default;
        Arm64Instructions.PublishTables();

        if (state.Log == LogChannel.None)
        {
            state.Uart = Pl011.Open(uart);
            state.Log = LogChannel.Uart;
        }

        state.Interrupts = Gic.Open(machine.Gic, distributor, cpu);
        state.TimerLine = machine.TimerInterrupt;
        state.Interrupts.Unmask(machine.TimerInterrupt);

        boot.UartKind = MemoryUartKind;
        boot.UartBase = machine.Uart;
        boot.UartInterrupt = machine.UartInterrupt;
        boot.Virtio = machine.Virtio;
        boot.EntryTime = state.Timer.TimeBeforeStart;
        boot.BootTime = clock.IsMapped ? Pl031.ReadSeconds(clock) : 0;
        return Arm64BootError.None;
    }
}
