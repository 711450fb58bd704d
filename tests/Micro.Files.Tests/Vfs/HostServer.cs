using System;
using System.Collections.Generic;
using System.Text;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Vfs;

/// <summary>A server in a process of its own on the host, with the loop that it has on the machine.</summary>
internal sealed class HostServer<TServer> : IHostKernel, IDisposable
    where TServer : struct, IServer<TServer>
{
    private const uint FirstFreeSlot = 64;

    private readonly HostRegion _region;
    private readonly List<Slot> _moved = [];
    private ProcessContext _context;
    private TServer _server;

    /// <param name="name">Its name in the manifest.</param>
    /// <param name="replies">Reply objects: one fewer callers can be parked.</param>
    /// <param name="slots">Slots that it can use.</param>
    /// <param name="capabilities">What the manifest grants.</param>
    public HostServer(string name, int replies, uint slots, params (string Name, object Target, Badge Badge)[] capabilities)
    {
        _region = new HostRegion(frames: 4096, this, replies);
        StartInfoWriter writer = new(_region.Page);
        Assert.True(writer.TryBegin(new ProcessId(2), Encoding.ASCII.GetBytes(name), default));
        writer.SetSlots(FirstFreeSlot, FirstFreeSlot + slots + (uint)capabilities.Length, (uint)replies);
        foreach ((string capability, object target, Badge badge) in capabilities)
        {
            Assert.True(writer.TryAdd(Encoding.ASCII.GetBytes(capability), 0, 0, 0, out Slot slot));
            _ = Process.Insert(target, badge, slot);
        }

        Endpoint = Process.Serve(Handle, sharesBuffer: !TServer.MakesCalls);
        _ = Process.Insert(Endpoint, default, WellKnownSlots.Endpoint);
        _ = Process.Insert((Action<ulong>)Signal, default, WellKnownSlots.Notification);
    }

    public LoopbackProcess Process { get; } = new();

    public LoopbackEndpoint Endpoint { get; }

    /// <summary>Callers that are dead: their answers reach nobody.</summary>
    public List<ParkedReply> Gone { get; } = [];

    /// <summary>Starts the server, over the state that is there.</summary>
    public ServiceError Start()
    {
        _context = _region.OpenContext();
        ServiceError error = TServer.Start(ref _context, out _server);
        Assert.Equal(StateError.None, _context.State.Error);
        return error;
    }

    public void Signal(ulong bits)
    {
        _server.Signalled(bits);
        HostRegion.Finish(_context, ref _server);
    }

    public void Dispose() => _region.Dispose();

    public KernelError Move(Slot from, Slot to) => Process.Transport.Move(from, to);

    public KernelError Delete(Slot slot)
    {
        Process.Transport.Drop(slot);
        return KernelError.None;
    }

    public KernelError Revoke(Slot slot) => KernelError.None;

    public KernelError Derive(Slot source, Slot destination, Rights rights, Badge badge)
    {
        if (Process.Find(source) is not { } capability)
        {
            return KernelError.NoSuchCapability;
        }

        // As in the kernel: a badge is given once.
        Assert.True(capability.Badge == default || badge == default);
        _ = Process.Insert(capability.Target, badge == default ? capability.Badge : badge, destination);
        return KernelError.None;
    }

    /// <summary>A notification is the function that takes its bits.</summary>
    public KernelError Signal(Slot notification)
    {
        if (Process.Find(notification) is not { Target: Action<ulong> signal } capability)
        {
            return KernelError.NoSuchCapability;
        }

        signal(capability.Badge.Value);
        return KernelError.None;
    }

    public KernelError Reply(ParkedReply parked, in ReplyWriter reply) =>
        Gone.Exists(gone => gone.Reply == parked.Reply) ? KernelError.CallerGone : Process.Answer(parked, reply);

    public KernelError Unmap(ulong address, ulong pages) => KernelError.None;

    // What an answer gave away is dropped when it is out, which is before the next request.
    private void Handle(ref Request request)
    {
        foreach (Slot slot in _moved)
        {
            _context.Slots.Drop(slot);
        }

        _moved.Clear();
        _server.Dispatch(ref request);
        if (request.Reply.Length == 0 && !request.IsParked)
        {
            request.Reply.Refuse(ServiceError.UnknownProtocol);
        }

        for (int index = 0; index < request.Reply.Moved.Count; index++)
        {
            _moved.Add(request.Reply.Moved[index]);
        }

        HostRegion.Finish(_context, ref _server);
    }
}
