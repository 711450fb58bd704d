using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Runtime;
using Micro.Server;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Machine;

/// <summary>The system as the shell finds it on the machine: each call goes to the server whose business it is.</summary>
public sealed class MachineSystem : IShellSystem
{
    // What doubling leaves behind in the arena must stay small even where a walk nests deeply.
    private const int LargestArena = 4 * 1024;

    private readonly ProcessContext _context;
    private readonly DescriptorTableClient<KernelTransport> _table;
    private readonly VirtualFileSystemClient<KernelTransport> _mounts;
    private readonly ProcessServiceClient<KernelTransport> _processes;
    private readonly FrameServiceClient<KernelTransport> _frames;
    private readonly ConsoleClient<KernelTransport> _console;
    private readonly SupervisorClient<KernelTransport> _supervisor;
    private readonly ProcessStarter _starter;
    private readonly FileTable _files;
    private readonly BlockTable _blocks;
    private readonly Alarm _alarm;
    private readonly long _bootTime;

    /// <param name="context">What the process was given.</param>
    /// <param name="supervisor">The way to init; null if there is none.</param>
    public MachineSystem(ref ProcessContext context, Slot supervisor)
    {
        _context = context;
        _table = new DescriptorTableClient<KernelTransport>(context.Find("fd"u8));
        _mounts = new VirtualFileSystemClient<KernelTransport>(context.Find("vfs"u8));
        _processes = new ProcessServiceClient<KernelTransport>(context.Find("proc"u8));
        _frames = new FrameServiceClient<KernelTransport>(context.Find("pmm"u8));
        _console = new ConsoleClient<KernelTransport>(context.Find("console"u8));
        _supervisor = new SupervisorClient<KernelTransport>(supervisor);
        _starter = new ProcessStarter(ref context, _processes, supervisor);
        _files = new FileTable(_table, context.Slots);
        _blocks = new BlockTable(new HeapRegion(ref context));
        _alarm = new Alarm(ref context);
        _ = _supervisor.BootTime(out _bootTime);
    }

    public ProcessId Self => _context.Info.Process;

    public long Now => _bootTime + (long)SystemCalls.Clock();

    public ulong Uptime => SystemCalls.Clock();

    public int LargestArenaBuffer => LargestArena;

    // Files.

    public ServiceError Open(ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind) =>
        _files.Open(path, flags, out descriptor, out kind);

    public ServiceError Close(int descriptor) => _files.Close(descriptor);

    public ServiceError Read(int descriptor, Span<byte> data, out int length)
    {
        length = 0;
        ServiceError error = _files.Find(descriptor);
        return error == ServiceError.None ? _files[descriptor].Read(data, out length) : error;
    }

    public ServiceError Write(int descriptor, ReadOnlySpan<byte> data)
    {
        ServiceError error = _files.Find(descriptor);
        return error == ServiceError.None ? _files[descriptor].Write(data, out int _) : error;
    }

    public ServiceError Seek(int descriptor, SeekOrigin origin, long offset, out ulong position)
    {
        position = 0;
        ServiceError error = _files.Find(descriptor);
        return error == ServiceError.None ? _files[descriptor].Seek(origin, offset, out position) : error;
    }

    public ServiceError Status(int descriptor, out FileStatus status)
    {
        status = default;
        ServiceError error = _files.Find(descriptor);
        return error == ServiceError.None ? _files[descriptor].File.Status(out status) : error;
    }

    public ServiceError ReadEntry(
        int descriptor, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        next = cursor;
        status = default;
        length = 0;
        ServiceError error = _files.Find(descriptor);
        return error == ServiceError.None
            ? _files[descriptor].File.ReadEntry(cursor, out next, out status, name, out length)
            : error;
    }

    public ServiceError Pipe(out int reader, out int writer) => _table.Pipe(out reader, out writer);

    /// <summary>Makes descriptors 0, 1 and 2 of the console: nobody has done so for the first process.</summary>
    public ServiceError AdoptConsole()
    {
        const int StandardCount = 3;
        Slot console = _context.Find("console"u8);
        ServiceError error = ServiceError.None;
        for (int descriptor = 0; descriptor < StandardCount && error == ServiceError.None; descriptor++)
        {
            error = _table.Adopt(descriptor, descriptor == 0 ? OpenFlags.Read : OpenFlags.Write, FileKind.Device, console);
        }

        return error;
    }

    // Paths and mounts.

    public ServiceError Status(ReadOnlySpan<byte> path, out FileStatus status) => _table.Status(path, out status);

    public ServiceError MakeDirectory(ReadOnlySpan<byte> path) => _table.MakeDirectory(path);

    public ServiceError Remove(ReadOnlySpan<byte> path) => _table.Remove(path);

    public ServiceError RemoveDirectory(ReadOnlySpan<byte> path) => _table.RemoveDirectory(path);

    public ServiceError Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) => _table.Rename(from, to);

    public ServiceError SetModified(ReadOnlySpan<byte> path, long modified) => _table.SetModified(path, modified);

    public ServiceError Capacity(ReadOnlySpan<byte> path, out FileSystemStatistics statistics) =>
        _table.Capacity(path, out statistics);

    public ServiceError NextMount(MountId after, out MountId mount, Span<byte> text, out int length) =>
        _mounts.NextMount(after, out mount, text, out length);

    public ServiceError Mount(ReadOnlySpan<byte> source, ReadOnlySpan<byte> path)
    {
        Slot fileSystem = _context.Find(source);
        return fileSystem.IsNull ? ServiceError.NotFound : _mounts.Mount(path, source, fileSystem, out MountId _);
    }

    public ServiceError Unmount(ReadOnlySpan<byte> path) => _mounts.Unmount(path);

    // Processes.

    public ServiceError Spawn(
        ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, ReadOnlySpan<int> descriptors, out ProcessId process)
    {
        process = default;
        ServiceError error = _files.Share(descriptors);
        return error == ServiceError.None ? _starter.Start(program, arguments, descriptors, out process) : error;
    }

    public ServiceError Wait(ProcessId process, bool block, out ExitReport report, Span<byte> method, out int length) =>
        _processes.Wait(process, block, out report, method, out length);

    public ServiceError Kill(ProcessId process, byte signal) => _processes.Kill(process, signal);

    public ServiceError KillServer(ProcessId process, byte signal) => _supervisor.Kill(process, signal);

    public ServiceError NextProcess(ProcessId after, out ProcessInfo info, Span<byte> name, out int length) =>
        _processes.Next(after, out info, name, out length);

    public ServiceError Server(uint index, out ProcessInfo info, Span<byte> name, out int length) =>
        _supervisor.Describe(index, out info, name, out length);

    public ServiceError Program(uint index, Span<byte> name, out int length) => _processes.Program(index, name, out length);

    public ServiceError SetForeground(ProcessId process) => _processes.SetForeground(process);

    public ServiceError Trace(ProcessId process, bool isOn) => _processes.Trace(process, isOn);

    public ServiceError TraceServer(ProcessId process, bool isOn) => _supervisor.Trace(process, isOn);

    public ServiceError IsTraced(ProcessId process, out bool isOn) => _processes.IsTraced(process, out isOn);

    public ServiceError IsServerTraced(ProcessId process, out bool isOn) => _supervisor.IsTraced(process, out isOn);

    // The machine.

    public ServiceError Sleep(ulong nanoseconds) => _alarm.Wait(nanoseconds);

    public ServiceError Frames(out FrameStatistics statistics) => _frames.Statistics(out statistics);

    public ServiceError Heap(out HeapStatistics statistics) => _blocks.Statistics(out statistics);

    public ServiceError SetConsoleMode(ConsoleMode mode) => _console.SetMode(mode);

    public ServiceError Drain() => _console.Drain();

    public ServiceError PowerOff(byte status) => _supervisor.PowerOff(status);

    public ServiceError ReadScript(ulong offset, Span<byte> text, out int length) =>
        _supervisor.ReadScript(offset, text, out length);

    // Memory.

    public MemoryMark Mark() => new(Arena.Mark(), _blocks.LastSerial);

    public void Release(MemoryMark mark)
    {
        _blocks.FreeAfter(mark.Serial);
        Arena.ResetTo(mark.Arena);
    }

    public bool TryAllocate(int bytes, out int block) => _blocks.TryAllocate(bytes, out block);

    public Span<byte> Block(int block) => _blocks.Bytes(block);

    public void Free(int block) => _blocks.Free(block);
}
