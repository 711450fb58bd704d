using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The first steps of init, which nobody prepared anything for: from the kernel's boot report to a process like any other.</summary>
internal static class InitBoot
{
    /// <summary>Where init writes its own start-info page.</summary>
    private const ulong InfoPage = ProcessLayout.Shared;

    /// <summary>Memory for init's own state.</summary>
    private const ulong StateFrames = 64;

    /// <summary>The kernel's capabilities for RAM come last; what follows is init's to fill.</summary>
    private static uint FirstFreeSlot(uint pieces) => InitSlots.FirstMemory.Index + pieces;

    public static void Run(nuint report)
    {
        TryRun(new BootRecord(report));
        _ = SystemCalls.PowerOff(InitSlots.Machine, BootFailure.Status);
    }

    /// <summary>Serves; returns only when the boot cannot go on, and has said why.</summary>
    private static void TryRun(BootRecord boot)
    {
        if (!boot.IsValid)
        {
            BootFailure.Say("the kernel's boot report has another version"u8);
            return;
        }

        ArchiveError damage = boot.Check(out ReadOnlySpan<byte> part);
        if (damage != ArchiveError.None)
        {
            SayOfArchive(part, damage);
            return;
        }

        InitMemory memory = InitMemory.FindLargest(boot.Report.MemoryCount);
        if (!TryPrepare(boot, ref memory))
        {
            BootMessages.TooLittleMemory(StateFrames, memory.Total);
            return;
        }

        ProcessContext context = ServerHost.Open(StartInfo.At(InfoPage));
        ServiceError error = InitServer.Start(ref context, out InitServer server);
        if (error != ServiceError.None || context.State.Error != StateError.None)
        {
            BootFailure.Say("init's state does not fit into its memory"u8);
            return;
        }

        if (server.TryBegin(memory))
        {
            ServerHost.Serve(context, ref server);
        }
    }

    private static void SayOfArchive(ReadOnlySpan<byte> part, ArchiveError damage)
    {
        Span<byte> buffer = stackalloc byte[160];
        TextBuilder what = new(buffer);
        if (!part.IsEmpty)
        {
            what.Append(part);
            what.Append(": "u8);
        }

        what.Append(ArchiveErrors.Describe(damage));
        BootFailure.Say(what.Text);
    }

    // What a loader does for others: memory for the state, and the start-info page.
    private static bool TryPrepare(BootRecord boot, ref InitMemory memory)
    {
        if (!memory.TryTake(1, out ulong infoFrame) || !memory.TryTake(StateFrames, out ulong stateFrame))
        {
            return false;
        }

        InitTables tables = new(ref memory);
        KernelError error = SystemCalls.Copy(
            memory.Memory, WellKnownSlots.Process, WellKnownSlots.State, Rights.Read | Rights.Write, default, stateFrame, StateFrames);
        error = error == KernelError.None
            ? MemoryWindow.Map(
                ref tables, WellKnownSlots.AddressSpace, memory.Memory, infoFrame, 1, InfoPage, Rights.Read | Rights.Write)
            : error;
        error = error == KernelError.None ? Clear(ref tables, memory.Memory, stateFrame) : error;
        if (error != KernelError.None)
        {
            return false;
        }

        StartInfoWriter writer = new(MappedMemory.View(InfoPage, (int)ProcessLayout.PageSize));
        _ = writer.TryBegin(new ProcessId(1), "init"u8, default);
        writer.SetSlots(FirstFreeSlot(boot.Report.MemoryCount), InitSlots.TableSize, InitSlots.Replies);
        writer.SetState(StateFrames);
        return true;
    }

    // The kernel hands out RAM as it finds it.
    private static KernelError Clear(ref InitTables tables, Slot memory, ulong firstFrame)
    {
        KernelError error = MemoryWindow.Map(
            ref tables, WellKnownSlots.AddressSpace, memory, firstFrame, StateFrames, ProcessLayout.Views, Rights.Read | Rights.Write);
        if (error == KernelError.None)
        {
            MappedMemory.View(ProcessLayout.Views, (int)(StateFrames * ProcessLayout.PageSize)).Clear();
            _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, ProcessLayout.Views, StateFrames);
        }

        return error;
    }
}
