using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>A protocol with a server that answers everything, and all that is generated for it.</summary>
public sealed class ScriptedPeer
{
    private ScriptedPeer(
        string name, byte number, byte[] schema, RequestHandler handler, Func<int> calls, MessageDecoder request, ReplyDecoder reply)
    {
        Name = name;
        Number = number;
        Schema = schema;
        Handler = handler;
        _calls = calls;
        RequestText = request;
        ReplyText = reply;
    }

    private readonly Func<int> _calls;

    /// <summary>A decoder of requests.</summary>
    public delegate int MessageDecoder(ReadOnlySpan<byte> payload, Span<byte> text);

    /// <summary>A decoder of replies.</summary>
    public delegate int ReplyDecoder(byte operation, ReadOnlySpan<byte> payload, Span<byte> text);

    /// <summary>Every protocol of the system.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(p => p.Name)];

    public string Name { get; }

    public byte Number { get; }

    public byte[] Schema { get; }

    public RequestHandler Handler { get; }

    public MessageDecoder RequestText { get; }

    public ReplyDecoder ReplyText { get; }

    /// <summary>Handlers that ran.</summary>
    public int Calls => _calls();

    public static ScriptedPeer Find(string name) => All().Single(p => p.Name == name);

    public override string ToString() => Name;

    private static List<ScriptedPeer> All() =>
    [
        Supervisor(),
        ProcessService(),
        FrameService(),
        HeapService(),
        VirtualFileSystem(),
        DescriptorTable(),
        FileSystem(),
        File(),
        Console(),
    ];

    private static ScriptedPeer Supervisor()
    {
        ScriptedSupervisorServer server = default;
        return new ScriptedPeer(
            "Supervisor",
            SupervisorDispatcher.Protocol,
            SupervisorSchema.Text.ToArray(),
            (ref Request request) => SupervisorDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            SupervisorDecoder.Request,
            SupervisorDecoder.Reply);
    }

    private static ScriptedPeer ProcessService()
    {
        ScriptedProcessServiceServer server = default;
        return new ScriptedPeer(
            "ProcessService",
            ProcessServiceDispatcher.Protocol,
            ProcessServiceSchema.Text.ToArray(),
            (ref Request request) => ProcessServiceDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            ProcessServiceDecoder.Request,
            ProcessServiceDecoder.Reply);
    }

    private static ScriptedPeer FrameService()
    {
        ScriptedFrameServiceServer server = default;
        return new ScriptedPeer(
            "FrameService",
            FrameServiceDispatcher.Protocol,
            FrameServiceSchema.Text.ToArray(),
            (ref Request request) => FrameServiceDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            FrameServiceDecoder.Request,
            FrameServiceDecoder.Reply);
    }

    private static ScriptedPeer HeapService()
    {
        ScriptedHeapServiceServer server = default;
        return new ScriptedPeer(
            "HeapService",
            HeapServiceDispatcher.Protocol,
            HeapServiceSchema.Text.ToArray(),
            (ref Request request) => HeapServiceDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            HeapServiceDecoder.Request,
            HeapServiceDecoder.Reply);
    }

    private static ScriptedPeer VirtualFileSystem()
    {
        ScriptedVirtualFileSystemServer server = default;
        return new ScriptedPeer(
            "VirtualFileSystem",
            VirtualFileSystemDispatcher.Protocol,
            VirtualFileSystemSchema.Text.ToArray(),
            (ref Request request) => VirtualFileSystemDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            VirtualFileSystemDecoder.Request,
            VirtualFileSystemDecoder.Reply);
    }

    private static ScriptedPeer DescriptorTable()
    {
        ScriptedDescriptorTableServer server = default;
        return new ScriptedPeer(
            "DescriptorTable",
            DescriptorTableDispatcher.Protocol,
            DescriptorTableSchema.Text.ToArray(),
            (ref Request request) => DescriptorTableDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            DescriptorTableDecoder.Request,
            DescriptorTableDecoder.Reply);
    }

    private static ScriptedPeer FileSystem()
    {
        ScriptedFileSystemServer server = default;
        return new ScriptedPeer(
            "FileSystem",
            FileSystemDispatcher.Protocol,
            FileSystemSchema.Text.ToArray(),
            (ref Request request) => FileSystemDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            FileSystemDecoder.Request,
            FileSystemDecoder.Reply);
    }

    private static ScriptedPeer File()
    {
        ScriptedFileServer server = default;
        return new ScriptedPeer(
            "File",
            FileDispatcher.Protocol,
            FileSchema.Text.ToArray(),
            (ref Request request) => FileDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            FileDecoder.Request,
            FileDecoder.Reply);
    }

    private static ScriptedPeer Console()
    {
        ScriptedConsoleServer server = default;
        return new ScriptedPeer(
            "Console",
            ConsoleDispatcher.Protocol,
            ConsoleSchema.Text.ToArray(),
            (ref Request request) => ConsoleDispatcher.Dispatch(ref server, ref request),
            () => server.Calls,
            ConsoleDecoder.Request,
            ConsoleDecoder.Reply);
    }
}
