using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Abi;
using Micro.Generator.Schemas;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Protocols.Examples;

/// <summary>A protocol with a server and a client that exchange its vectors, and all that is generated for it.</summary>
public sealed class ExamplePeer
{
    /// <summary>A call of one operation; true: the results were those of the vectors.</summary>
    public delegate (ServiceError Error, bool IsRight) ExampleCall(LoopbackTransport transport, Slot server, byte operation);

    /// <summary>Every protocol of the system.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All().Select(p => p.Name)];

    /// <summary>A slot that both sides have filled.</summary>
    public static Slot Capability => new(77);

    public required string Name { get; init; }

    public required byte Number { get; init; }

    public required string SchemaText { get; init; }

    public required IReadOnlyList<WireVector> Vectors { get; init; }

    public required RequestHandler Handler { get; init; }

    public required ExampleCall Call { get; init; }

    /// <summary>Sets what handlers answer.</summary>
    public required Action<ServiceError> Answer { get; init; }

    /// <summary>Handlers that ran, and those that got other arguments than the vectors'.</summary>
    public required Func<(int Calls, int Mistakes)> Count { get; init; }

    /// <summary>Handlers that ran.</summary>
    public int Calls => Count().Calls;

    public Schema Schema => Schema.Parse(SchemaText);

    public static ExamplePeer Find(string name) => All().Single(p => p.Name == name);

    public override string ToString() => Name;

    private static List<ExamplePeer> All() =>
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

    private static ExamplePeer Supervisor()
    {
        SupervisorExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "Supervisor",
            Number = SupervisorDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(SupervisorSchema.Text),
            Vectors = WireVector.Parse(SupervisorVectors.Text),
            Handler = (ref Request request) => SupervisorDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (SupervisorExampleClient.Call(new SupervisorClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer ProcessService()
    {
        ProcessServiceExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "ProcessService",
            Number = ProcessServiceDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(ProcessServiceSchema.Text),
            Vectors = WireVector.Parse(ProcessServiceVectors.Text),
            Handler = (ref Request request) => ProcessServiceDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (ProcessServiceExampleClient.Call(new ProcessServiceClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer FrameService()
    {
        FrameServiceExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "FrameService",
            Number = FrameServiceDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(FrameServiceSchema.Text),
            Vectors = WireVector.Parse(FrameServiceVectors.Text),
            Handler = (ref Request request) => FrameServiceDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (FrameServiceExampleClient.Call(new FrameServiceClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer HeapService()
    {
        HeapServiceExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "HeapService",
            Number = HeapServiceDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(HeapServiceSchema.Text),
            Vectors = WireVector.Parse(HeapServiceVectors.Text),
            Handler = (ref Request request) => HeapServiceDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (HeapServiceExampleClient.Call(new HeapServiceClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer VirtualFileSystem()
    {
        VirtualFileSystemExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "VirtualFileSystem",
            Number = VirtualFileSystemDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(VirtualFileSystemSchema.Text),
            Vectors = WireVector.Parse(VirtualFileSystemVectors.Text),
            Handler = (ref Request request) => VirtualFileSystemDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (VirtualFileSystemExampleClient.Call(new VirtualFileSystemClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer DescriptorTable()
    {
        DescriptorTableExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "DescriptorTable",
            Number = DescriptorTableDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(DescriptorTableSchema.Text),
            Vectors = WireVector.Parse(DescriptorTableVectors.Text),
            Handler = (ref Request request) => DescriptorTableDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (DescriptorTableExampleClient.Call(new DescriptorTableClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer FileSystem()
    {
        FileSystemExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "FileSystem",
            Number = FileSystemDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(FileSystemSchema.Text),
            Vectors = WireVector.Parse(FileSystemVectors.Text),
            Handler = (ref Request request) => FileSystemDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (FileSystemExampleClient.Call(new FileSystemClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer File()
    {
        FileExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "File",
            Number = FileDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(FileSchema.Text),
            Vectors = WireVector.Parse(FileVectors.Text),
            Handler = (ref Request request) => FileDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (FileExampleClient.Call(new FileClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }

    private static ExamplePeer Console()
    {
        ConsoleExampleServer server = new() { Given = Capability };
        return new ExamplePeer
        {
            Name = "Console",
            Number = ConsoleDispatcher.Protocol,
            SchemaText = Encoding.UTF8.GetString(ConsoleSchema.Text),
            Vectors = WireVector.Parse(ConsoleVectors.Text),
            Handler = (ref Request request) => ConsoleDispatcher.Dispatch(ref server, ref request),
            Call = (transport, endpoint, operation) =>
                (ConsoleExampleClient.Call(new ConsoleClient<LoopbackTransport>(transport, endpoint), operation, Capability, out bool isRight), isRight),
            Answer = error => server.Answer = error,
            Count = () => (server.Calls, server.Mistakes),
        };
    }
}
