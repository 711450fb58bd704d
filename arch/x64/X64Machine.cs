using System;
using Micro.Arch.Common;

namespace Micro.Arch.X64;

/// <summary>Brings the machine from Boot.S to where the generic kernel can start, in order.</summary>
public static unsafe class X64Machine
{
    private const uint Uart16550Kind = 1;

    /// <summary>Fills <paramref name="boot"/>. Afterwards the kernel runs on its own page tables with the protections of the CPU on, its
    /// clock runs, and every interrupt is masked.</summary>
    public static BootFailure Start(PvhStartInfo* info, out BootInfo boot)
    {
        ref X64MachineState state = ref X64MachineState.Current;
        state.TimeStampBase = X64Instructions.ReadTimeStamp();
        ImageLayout* layout = X64Instructions.Layout();
        nuint directMap = X64Cpu.DirectMap;

        boot = default;
        Uart16550.Start();

        // SAFETY: Boot.S hands over the address of its layout, in the kernel's image; the descriptors' pages are in it.
        DescriptorTables.Build((byte*)layout->Descriptors, *layout);
        DescriptorTables.Load(*layout);

        MemoryRangeList memory = default;
        if (!PvhBoot.TryRead(info, directMap, ref boot, ref memory))
        {
            return BootFailure.NoMemoryMap;
        }

        state.LogsToDebugConsole = BootOptions.Contains(
            ((ReadOnlySpan<byte>)boot.CommandLine)[..boot.CommandLineLength], "log=debugcon"u8);
        boot.Virtio = MicrovmTransports.Find(directMap);
        state.Power = AcpiTables.Read(info->RootPointer, directMap);
        if (!X64Memory.TryBuild(*layout, ref memory, ref boot))
        {
            return BootFailure.TooLittleMemory;
        }

        X64Features.EnableSystemCalls(layout->SystemCallEntry);
        LegacyPic.Silence();
        LocalApic.Start();
        state.InterruptLines = IoApic.Start(LocalApic.Destination);
        state.TimeStampFactor = X64Clock.Calibrate();

        boot.UartKind = Uart16550Kind;
        boot.UartBase = Uart16550.FirstPort;
        boot.UartInterrupt = Uart16550.InterruptLine;
        boot.BootTime = RealTimeClock.Read();
        boot.EntryTime = X64Clock.ToNanoseconds(state.TimeStampBase);
        return BootFailure.None;
    }

    /// <summary>What a panic says of the failure.</summary>
    public static ReadOnlySpan<byte> ReasonOf(BootFailure failure) => failure switch
    {
        BootFailure.NoMemoryMap => "the loader gives no memory map"u8,
        BootFailure.TooLittleMemory => "too little memory for the kernel"u8,
        _ => "unknown"u8,
    };
}
