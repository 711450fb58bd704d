using System;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>Calls every operation of every protocol once.</summary>
internal static class ScriptedCalls
{
    /// <summary>The exchanges of one protocol, by number of the operation.</summary>
    public static WireLog Of(string protocol, bool sharesBuffer = false)
    {
        WireLog wire = new(ScriptedPeer.Find(protocol), sharesBuffer);
        Span<byte> room = new byte[64];
        switch (protocol)
        {
            case "Supervisor": Supervisor(wire, room); break;
            case "ProcessService": ProcessService(wire, room); break;
            case "FrameService": FrameService(wire); break;
            case "HeapService": HeapService(wire); break;
            case "VirtualFileSystem": VirtualFileSystem(wire, room); break;
            case "DescriptorTable": DescriptorTable(wire); break;
            case "FileSystem": FileSystem(wire); break;
            case "File": File(wire, room); break;
            case "Console": Console(wire); break;
            default: throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "no such protocol");
        }

        return wire;
    }

    private static void Supervisor(WireLog wire, Span<byte> room)
    {
        SupervisorClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Ready", client.Ready());
        wire.Add("ReportDeath", client.ReportDeath(new ProcessId(12)));
        wire.Add("NextDeath", client.NextDeath(5_000_000_000, out _, out _));
        wire.Add("Describe", client.Describe(70_000, out _, room, out _));
        wire.Add("Kill", client.Kill(new ProcessId(12), 3));
        wire.Add("PowerOff", client.PowerOff(3));
        wire.Add("BootOption", client.BootOption(Scripted.Bytes, room, out _));
        wire.Add("ReadScript", client.ReadScript(5_000_000_000, room, out _));
        wire.Add("BootTime", client.BootTime(out _));
        wire.Add("Refuse", client.Refuse(Scripted.Bytes));
    }

    private static void ProcessService(WireLog wire, Span<byte> room)
    {
        ProcessServiceClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Create", client.Create(Scripted.Bytes, Scripted.Bytes, out _));
        wire.Add("Grant", client.Grant(new ProcessId(12), Scripted.Bytes, Scripted.Capability));
        wire.Add("Start", client.Start(new ProcessId(12)));
        wire.Add("Wait", client.Wait(new ProcessId(12), true, out _, room, out _));
        wire.Add("Kill", client.Kill(new ProcessId(12), 3));
        wire.Add("Next", client.Next(new ProcessId(12), out _, room, out _));
        wire.Add("Exit", client.Exit(3));
        wire.Add("SetForeground", client.SetForeground(new ProcessId(12)));
        wire.Add("Program", client.Program(70_000, room, out _));
    }

    private static void FrameService(WireLog wire)
    {
        FrameServiceClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Allocate", client.Allocate(70_000, 3, out _, out _));
        wire.Add("Free", client.Free(5_000_000_000));
        wire.Add("Statistics", client.Statistics(out _));
        wire.Add("NextRun", client.NextRun(5_000_000_000, out _));
    }

    private static void HeapService(WireLog wire)
    {
        HeapServiceClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Allocate", client.Allocate(5_000_000_000, out _, out _));
        wire.Add("Free", client.Free(5_000_000_000, out _));
        wire.Add("Resize", client.Resize(5_000_000_000, 5_000_000_000, out _, out _));
        wire.Add("Segment", client.Segment(5_000_000_000, out _, out _));
        wire.Add("Statistics", client.Statistics(out _));
    }

    private static void VirtualFileSystem(WireLog wire, Span<byte> room)
    {
        VirtualFileSystemClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Resolve", client.Resolve(Scripted.Bytes, out _, room, out _));
        wire.Add("FileSystem", client.FileSystem(new MountId(2), out _));
        wire.Add("Mount", client.Mount(Scripted.Bytes, Scripted.Bytes, Scripted.Capability, out _));
        wire.Add("Unmount", client.Unmount(Scripted.Bytes));
        wire.Add("NextMount", client.NextMount(new MountId(2), out _, room, out _));
        wire.Add("Watch", client.Watch(Scripted.Capability));
    }

    private static void DescriptorTable(WireLog wire)
    {
        DescriptorTableClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Open", client.Open(Scripted.Bytes, OpenFlags.Write | OpenFlags.Create, out _, out _, out _));
        wire.Add("Close", client.Close(-2));
        wire.Add("Duplicate", client.Duplicate(-2, -2, out _));
        wire.Add("Seek", client.Seek(-2, SeekOrigin.End, -300, out _));
        wire.Add("Advance", client.Advance(-2, 70_000, out _));
        wire.Add("File", client.File(-2, out _, out _, out _, out _));
        wire.Add("Adopt", client.Adopt(-2, OpenFlags.Write | OpenFlags.Create, FileKind.Pipe, Scripted.Capability));
        wire.Add("Pipe", client.Pipe(out _, out _));
        wire.Add("Share", client.Share(new ProcessId(12), Scripted.Bytes, out _));
        wire.Add("Status", client.Status(Scripted.Bytes, out _));
        wire.Add("MakeDirectory", client.MakeDirectory(Scripted.Bytes));
        wire.Add("Remove", client.Remove(Scripted.Bytes));
        wire.Add("RemoveDirectory", client.RemoveDirectory(Scripted.Bytes));
        wire.Add("Rename", client.Rename(Scripted.Bytes, Scripted.Bytes));
        wire.Add("SetModified", client.SetModified(Scripted.Bytes, -300));
        wire.Add("Capacity", client.Capacity(Scripted.Bytes, out _));
    }

    private static void FileSystem(WireLog wire)
    {
        FileSystemClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Open", client.Open(Scripted.Bytes, OpenFlags.Write | OpenFlags.Create, out _, out _));
        wire.Add("Status", client.Status(Scripted.Bytes, out _));
        wire.Add("MakeDirectory", client.MakeDirectory(Scripted.Bytes));
        wire.Add("Remove", client.Remove(Scripted.Bytes));
        wire.Add("RemoveDirectory", client.RemoveDirectory(Scripted.Bytes));
        wire.Add("Rename", client.Rename(Scripted.Bytes, Scripted.Bytes));
        wire.Add("SetModified", client.SetModified(Scripted.Bytes, -300));
        wire.Add("Capacity", client.Capacity(out _));
    }

    private static void File(WireLog wire, Span<byte> room)
    {
        FileClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("Read", client.Read(5_000_000_000, room, out _));
        wire.Add("Write", client.Write(5_000_000_000, Scripted.Bytes, out _));
        wire.Add("Resize", client.Resize(5_000_000_000));
        wire.Add("Status", client.Status(out _));
        wire.Add("ReadEntry", client.ReadEntry(5_000_000_000, out _, out _, room, out _));
        wire.Add("Close", client.Close());
    }

    private static void Console(WireLog wire)
    {
        ConsoleClient<LoopbackTransport> client = new(wire.Transport, wire.Server);
        wire.Add("SetMode", client.SetMode(ConsoleMode.Line));
        wire.Add("Drain", client.Drain());
    }
}
