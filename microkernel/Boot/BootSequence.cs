using System;
using System.Runtime.InteropServices;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Archive;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Frames;

namespace Micro.Kernel.Boot;

/// <summary>From what arch code found to a first thread that is ready.</summary>
internal static class BootSequence<TCpu>
    where TCpu : struct, ICpu
{
    private const ulong KibibytesPerFrame = Frame.Size / 1024;

    /// <summary>Leaves init ready, or powers the machine off with a line that says why not.</summary>
    public static void Run(ref BootInfo boot)
    {
        KernelRoot.State = default;
        ReadOptions(ref boot);
        FreeRanges free = default;
        if (!BootMemory<TCpu>.TryPrepare(ref boot, ref free))
        {
            PowerSwitch<TCpu>.CannotBoot("too little RAM for the kernel"u8, default);
            return;
        }

        uint ring = BootOptions.Number(CommandLine(ref boot), "trace="u8);
        if (!RingMemory<TCpu>.TryPrepare(ring, BootOptions.Number(CommandLine(ref boot), "trace-payload="u8), ref free))
        {
            PowerSwitch<TCpu>.CannotBoot("too little RAM for the ring of records (boot option trace=)"u8, default);
            return;
        }

        if (BootOptions.Contains(CommandLine(ref boot), "marks"u8))
        {
            LogEntry(boot.EntryTime);
        }

        LogMemory(ref boot);
        if (!TryFindInit(ref boot, out ImageReader image, out Frame contents))
        {
            return;
        }

        if (!new InitBuilder<TCpu>(ref boot, ref free).TryBuild(image, contents))
        {
            PowerSwitch<TCpu>.CannotBoot("too little RAM for init"u8, default);
            return;
        }

        if (BootOptions.Contains(CommandLine(ref boot), "panic=test"u8))
        {
            PanicTest.Provoke();
        }
    }

    private static ReadOnlySpan<byte> CommandLine(ref BootInfo boot) =>
        MemoryMarshal.CreateReadOnlySpan(ref boot.CommandLine[0], boot.CommandLineLength);

    private static void ReadOptions(ref BootInfo boot)
    {
        ReadOnlySpan<byte> line = CommandLine(ref boot);
        KernelRoot.State.IsQuiet = BootOptions.Contains(line, "quiet"u8);
        KernelRoot.State.IsMeasuring = BootOptions.Contains(line, "measure"u8);
        KernelRoot.State.EndsWhenIdle = BootOptions.Contains(line, "idle=exit"u8);
        KernelRoot.State.Archive = boot.Archive;
        KernelRoot.State.ArchiveLength = boot.ArchiveLength;
    }

    /// <summary>Where the benchmark starts to count; the shell says when it is ready.</summary>
    private static void LogEntry(ulong time)
    {
        Log<TCpu>.Text("micro: entry "u8);
        Log<TCpu>.Number(time);
        Log<TCpu>.EndLine();
    }

    private static void LogMemory(ref BootInfo boot)
    {
        if (Log<TCpu>.TryStartLine())
        {
            Log<TCpu>.Text("memory: "u8);
            Log<TCpu>.Number(KernelRoot.State.RamFrames * KibibytesPerFrame);
            Log<TCpu>.Text(" KiB in "u8);
            Log<TCpu>.Number((ulong)boot.RamCount);
            Log<TCpu>.Text(" ranges"u8);
            Log<TCpu>.EndLine();
        }
    }

    private static bool TryFindInit(ref BootInfo boot, out ImageReader image, out Frame contents)
    {
        image = default;
        contents = default;
        ReadOnlySpan<byte> bytes = boot.Archive.IsEmpty
            ? default
            : DirectMap<TCpu>.Bytes(boot.Archive.First, boot.ArchiveLength);
        ArchiveError error = ArchiveReader.Open(bytes, out ArchiveReader archive);
        if (error != ArchiveError.None)
        {
            PowerSwitch<TCpu>.CannotBoot(default, ArchiveErrors.Describe(error));
            return false;
        }

        error = archive.Find(EntryKind.Image, "init"u8, out ReadOnlySpan<byte> file);
        error = error == ArchiveError.None ? ImageReader.Open(file, out image) : error;
        if (error != ArchiveError.None)
        {
            PowerSwitch<TCpu>.CannotBoot("image init: "u8, ArchiveErrors.Describe(error));
            return false;
        }

        _ = archive.TryFind(EntryKind.Image, "init"u8, out ArchiveEntry entry);
        contents = boot.Archive.First.Plus(entry.Offset / Frame.Size);
        if (Log<TCpu>.TryStartLine())
        {
            Log<TCpu>.Text("archive: "u8);
            Log<TCpu>.Number(boot.Archive.Count * KibibytesPerFrame);
            Log<TCpu>.Text(" KiB, "u8);
            Log<TCpu>.Number((ulong)archive.Count);
            Log<TCpu>.Text(" entries"u8);
            Log<TCpu>.EndLine();
        }

        return true;
    }
}
