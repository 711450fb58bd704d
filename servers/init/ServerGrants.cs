using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>Hands a server what its record of the manifest lists, and nothing else.</summary>
internal ref struct ServerGrants
{
    /// <summary>A signal to proc with this bit: the interrupt key was pressed.</summary>
    private const ulong InterruptKeyBit = 1 << 1;

    private const uint PortsKind = 1;
    private const ulong UartPorts = 8;
    private const ulong TransportBytes = 512;
    private const Rights Callable = Rights.Send | Rights.Derive;

    private readonly BootRecord _boot;
    private readonly ServerTable _servers;
    private readonly LoadedProcess _process;
    private readonly ManifestRecord _record;
    private ulong _devices;

    public ServerGrants(BootRecord boot, ServerTable servers, LoadedProcess process, ManifestRecord record)
    {
        _boot = boot;
        _servers = servers;
        _process = process;
        _record = record;
        _devices = ProcessLayout.Devices;
    }

    /// <summary>Pages that the grants will map from <see cref="ProcessLayout.Devices"/> on.</summary>
    public static ulong DevicePages(BootRecord boot, Grants grants)
    {
        ulong pages = (grants & Grants.Uart) != 0 ? 1u : 0;
        if ((grants & Grants.Files) != 0 && boot.Archive.TryFind(EntryKind.Files, "files"u8, out ArchiveEntry files))
        {
            pages += LoadPlan.PagesOf(files.Length);
        }

        pages += (grants & Grants.Trace) != 0 ? boot.Report.TraceFrames : 0;
        pages += (grants & Grants.Virtio) != 0 ? LoadPlan.PagesOf(boot.Report.VirtioCount * TransportBytes) : 0;
        return (grants & Grants.Processes) != 0 ? pages + ProgramPages(boot) : pages;
    }

    /// <summary>Hands over everything; the first refusal ends it.</summary>
    public KernelError HandOver()
    {
        KernelError error = HandCalls();
        error = error == KernelError.None && Has(Grants.Frames) ? HandFrames() : error;
        error = error == KernelError.None && Has(Grants.Uart) ? HandUart() : error;
        error = error == KernelError.None && Has(Grants.Files) ? HandFiles() : error;
        error = error == KernelError.None && Has(Grants.Trace) ? HandRing() : error;
        error = error == KernelError.None && Has(Grants.Virtio) ? HandTransports() : error;
        error = error == KernelError.None && Has(Grants.Processes) ? HandPrograms() : error;
        return error == KernelError.None && Has(Grants.Counters)
            ? _process.Grant("machine"u8, InitSlots.Machine, Rights.Read)
            : error;
    }

    // Everything but the files, which lie at the end and are by far the largest part.
    private static ulong ProgramPages(BootRecord boot)
    {
        ArchiveReader archive = boot.Archive;
        ulong end = 0;
        for (int index = 0; index < archive.Count; index++)
        {
            ArchiveEntry entry = archive.EntryAt(index);
            bool isLast = entry.Kind != EntryKind.Files && entry.Offset + entry.Length > end;
            end = isLast ? entry.Offset + entry.Length : end;
        }

        return LoadPlan.PagesOf(end);
    }

    private readonly bool Has(Grants grant) => (_record.Grants & grant) != 0;

    private readonly KernelError HandCalls()
    {
        KernelError error = KernelError.None;
        foreach (byte callee in _record.Calls)
        {
            if (error == KernelError.None)
            {
                ReadOnlySpan<byte> name = _boot.Manifest.RecordAt(callee).Name;
                error = _process.Grant(name, _servers[callee].Endpoint, Callable, Self());
            }
        }

        return error;
    }

    // All RAM that is not init's own: "memory" and a number each.
    private readonly KernelError HandFrames()
    {
        Span<byte> buffer = stackalloc byte[NamedCapability.MaximumName];
        TextBuilder name = new(buffer);
        KernelError error = KernelError.None;
        for (uint index = 0; index < _boot.Report.MemoryCount && error == KernelError.None; index++)
        {
            Slot slot = InitSlots.FirstMemory.Plus(index);
            if (!_servers.Memory.TryRest(slot, out ulong first))
            {
                continue;
            }

            name.Clear();
            name.Append("memory"u8);
            name.AppendDecimal(index);
            error = _process.GrantView(name.Text, slot, Rights.All, first, 0);
        }

        return error;
    }

    private KernelError HandUart()
    {
        ref readonly BootReport report = ref _boot.Report;
        KernelError error = report.UartKind == PortsKind
            ? _process.GrantView(
                "uart"u8, InitSlots.Ports, Rights.Read | Rights.Write, report.UartBase, UartPorts, new MappedPlace(0, 0, report.UartKind))
            : HandRegisters("uart"u8, report.UartBase, ProcessLayout.PageSize, report.UartKind);
        if (error == KernelError.None)
        {
            error = _process.GrantView("uart-irq"u8, InitSlots.Machine, Rights.Control, report.UartInterrupt, 1);
        }

        int programs = ServerTable.FindGrant(_boot.Manifest, Grants.Processes);
        return error == KernelError.None && programs >= 0
            ? _process.Grant("signal-proc"u8, _servers[programs].Notification, Rights.Send, new Badge(InterruptKeyBit))
            : error;
    }

    // From the start of a page on: devices share their pages with nothing else.
    private KernelError HandRegisters(ReadOnlySpan<byte> name, ulong address, ulong length, uint kind)
    {
        SystemCallWords words = default;
        _ = SystemCalls.Inspect(InitSlots.Devices, InspectKind.Capability, ref words);
        const int FirstFrameWord = 3;
        ulong frame = (address / ProcessLayout.PageSize) - words[FirstFrameWord];
        return MapAndGrant(name, InitSlots.Devices, frame, LoadPlan.PagesOf(length), length, Rights.Read | Rights.Write, kind);
    }

    // The server is told what CPU it records, and tells init when the recording is written.
    private KernelError HandRing()
    {
        ref readonly BootReport report = ref _boot.Report;
        if (report.TraceFrames == 0)
        {
            return KernelError.None;
        }

        ulong length = report.TraceFrames * ProcessLayout.PageSize;
        uint architecture = (uint)_boot.Archive.Architecture;
        KernelError error = MapAndGrant("trace"u8, InitSlots.TraceRing, 0, report.TraceFrames, length, Rights.Read, architecture);
        error = error == KernelError.None
            ? _process.GrantView("trace-irq"u8, InitSlots.Machine, Rights.Control, report.TraceInterrupt, 1)
            : error;
        return error == KernelError.None
            ? _process.Grant("recorded"u8, WellKnownSlots.Notification, Rights.Send, new Badge(MachineEnd.RecordedBit))
            : error;
    }

    // Which of them has the device that the server is for, only the server can find out.
    private KernelError HandTransports()
    {
        ref readonly BootReport report = ref _boot.Report;
        if (report.VirtioCount == 0)
        {
            return KernelError.None;
        }

        KernelError error = HandRegisters("virtio"u8, report.VirtioBase, report.VirtioCount * TransportBytes, 0);
        Span<byte> buffer = stackalloc byte[NamedCapability.MaximumName];
        TextBuilder name = new(buffer);
        for (uint index = 0; index < report.VirtioCount && error == KernelError.None; index++)
        {
            name.Clear();
            name.Append("virtio-irq"u8);
            name.AppendDecimal(index);
            error = _process.GrantView(name.Text, InitSlots.Machine, Rights.Control, report.VirtioInterrupt + index, 1);
        }

        return error;
    }

    private KernelError HandFiles()
    {
        if (!_boot.Archive.TryFind(EntryKind.Files, "files"u8, out ArchiveEntry files))
        {
            return KernelError.None;
        }

        ulong frame = files.Offset / ProcessLayout.PageSize;
        return MapAndGrant("files"u8, InitSlots.Archive, frame, LoadPlan.PagesOf(files.Length), files.Length, Rights.Read, 0);
    }

    // Programs may call servers too: proc gets those endpoints without a badge, and hands each process its own.
    private KernelError HandPrograms()
    {
        const Rights Loadable = Rights.Read | Rights.Execute | Rights.Derive;
        ulong length = (ulong)_boot.ArchiveBytes.Length;
        uint isRecorded = _boot.IsRecorded ? 1u : 0;
        KernelError error = MapAndGrant("archive"u8, InitSlots.Archive, 0, ProgramPages(_boot), length, Loadable, isRecorded);
        Span<byte> buffer = stackalloc byte[NamedCapability.MaximumName];
        TextBuilder name = new(buffer);
        for (int index = 0; index < _boot.Manifest.Count && error == KernelError.None; index++)
        {
            ManifestRecord record = _boot.Manifest.RecordAt(index);
            if (ServerTable.IsStartedByInit(record) && !record.Name.SequenceEqual(_record.Name))
            {
                name.Clear();
                name.Append("to-"u8);
                name.Append(record.Name);
                error = _process.Grant(name.Text, _servers[index].Endpoint, Callable);
            }
        }

        return error;
    }

    private KernelError MapAndGrant(
        ReadOnlySpan<byte> name, Slot memory, ulong frame, ulong pages, ulong length, Rights rights, uint detail)
    {
        ulong address = _devices;
        _devices += pages * ProcessLayout.PageSize;
        Rights mapped = rights & (Rights.Read | Rights.Write);
        KernelError error = _process.Map(memory, frame, pages, address, mapped);
        return error == KernelError.None
            ? _process.GrantView(name, memory, rights, frame, pages, new MappedPlace(address, length, detail))
            : error;
    }

    // The badge of what a process is handed is its number.
    private readonly Badge Self()
    {
        _ = _boot.Manifest.TryFind(_record.Name, out int index);
        return new Badge(ServerTable.IdOf(index).Value);
    }
}
