using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>What must hold between any two kernel entries, whatever users did. It finds everything that there is and counts anew.</summary>
internal sealed class KernelInvariants
{
    private readonly HashSet<nuint> _capabilities = [];
    private readonly HashSet<nuint> _children = [];
    private readonly Dictionary<nuint, (ObjectKind Kind, uint Count)> _objects = [];
    private readonly Queue<nuint> _unvisited = [];

    /// <summary>Checks everything, and returns all threads that there are.</summary>
    public static List<Ref<Thread>> Check()
    {
        KernelInvariants invariants = new();
        invariants.Collect();
        invariants.CheckCounts();
        invariants.CheckThreads();
        List<Ref<Thread>> threads =
        [
            .. invariants._objects.Where(pair => pair.Value.Kind == ObjectKind.Thread).Select(pair => new Ref<Thread>(pair.Key)),
        ];
        FrameInvariants.Check(threads);
        return threads;
    }

    private static ref ObjectHeader HeaderOf(ObjectKind kind, nuint address)
    {
        if (kind == ObjectKind.Thread)
        {
            return ref new Ref<Thread>(address).Value.Header;
        }

        return ref new Ref<ObjectHeader>(address).Value;
    }

    private void Collect()
    {
        for (ulong frame = TestMachine.FirstRam; frame < HostMachine.Current!.Frames; frame++)
        {
            // Also what only names itself.
            if (KernelRoot.State.Frames.KindOf(new Frame(frame)) == FrameKind.Object)
            {
                FrameEntry entry = KernelRoot.State.Frames.EntryOf(new Frame(frame));
                Visit((ObjectKind)entry.Tag, HostMachine.Current.DirectMap + (nuint)(frame * Frame.Size), 0);
                frame += entry.Count - 1;
            }
        }

        for (uint line = 0; line < KernelRoot.State.InterruptLines; line++)
        {
            Add(ref KernelRoot.State.InterruptAt(line).Value.Notification);
        }

        while (_unvisited.TryDequeue(out nuint address))
        {
            ref Capability capability = ref new Ref<Capability>(address).Value;
            Visit(capability.Kind, capability.Object, 1);
            CheckChildren(address, ref capability);
        }
    }

    private void Visit(ObjectKind kind, nuint address, uint count)
    {
        if (kind is ObjectKind.Memory or ObjectKind.Ports or ObjectKind.Machine or ObjectKind.None)
        {
            return;
        }

        bool isNew = !_objects.TryGetValue(address, out (ObjectKind Kind, uint Count) known);
        Assert.True(isNew || known.Kind == kind, "two kinds at one address");
        _objects[address] = (kind, known.Count + count);
        if (!isNew)
        {
            return;
        }

        switch (kind)
        {
            case ObjectKind.Thread:
                ref Thread thread = ref new Ref<Thread>(address).Value;
                Add(ref thread.ProcessCapability);
                Add(ref thread.FaultEndpoint);
                Add(ref thread.BoundNotification);
                Add(ref thread.BufferCapability);
                break;
            case ObjectKind.Process:
                Ref<Process> process = new(address);
                Add(ref process.Value.Space);
                for (uint slot = 0; slot < process.Value.Slots; slot++)
                {
                    Add(ref Process.SlotAt(process, slot).Value);
                }

                Assert.True(Process.SlotAt(process, 0).Value.IsEmpty);
                break;
            default:
                break;
        }
    }

    private void Add(ref Capability capability)
    {
        nuint address = Ref<Capability>.To(ref capability).Address;
        if (!capability.IsEmpty && _capabilities.Add(address))
        {
            _unvisited.Enqueue(address);
        }
        else if (capability.IsEmpty)
        {
            Assert.Equal((nuint)0, capability.FirstChild | capability.LastChild | capability.Next | capability.Previous);
        }
    }

    private void CheckChildren(nuint parent, ref Capability capability)
    {
        nuint up = parent | 1;
        nuint previous = up;
        nuint link = capability.FirstChild == 0 ? up : capability.FirstChild;
        while (link != up)
        {
            Assert.Equal((nuint)0, link & 1);
            Assert.True(_children.Add(link), "two parents");
            ref Capability child = ref new Ref<Capability>(link).Value;
            Assert.False(child.IsEmpty);
            Assert.Equal(previous, child.Previous);
            Add(ref child);
            previous = link;
            link = child.Next;
        }

        Assert.Equal(capability.FirstChild == 0 ? 0 : previous, capability.LastChild);
    }

    private void CheckCounts()
    {
        foreach ((nuint address, (ObjectKind kind, uint count)) in _objects)
        {
            if (kind != ObjectKind.Interrupt || count != 0)
            {
                Assert.Equal(count, HeaderOf(kind, address).Capabilities);
                Assert.Equal(kind, HeaderOf(kind, address).Kind);
            }
        }
    }

    private void CheckThreads()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        HashSet<nuint> ready = ReadyThreads();
        foreach ((nuint address, (ObjectKind kind, _)) in _objects)
        {
            if (kind != ObjectKind.Thread)
            {
                continue;
            }

            ref Thread thread = ref new Ref<Thread>(address).Value;
            Assert.Equal(thread.State == ThreadState.Ready, ready.Remove(address));
            Assert.Equal(thread.State == ThreadState.Running, processor.Current.Address == address);
            CheckWait(new Ref<Thread>(address));
        }

        Assert.Empty(ready);
        if (!processor.Current.IsNull)
        {
            Assert.Equal(processor.Current.Value.Process.Value.Root, processor.ActiveRoot);
            Assert.Equal(processor.ActiveRoot, HostMachine.Current!.ActiveRoot.Number);
            Assert.True(processor.Ready.Highest <= processor.Current.Value.Priority);
        }
    }

    private static HashSet<nuint> ReadyThreads()
    {
        HashSet<nuint> found = [];
        ref ReadyQueues queues = ref KernelRoot.State.Processor.Ready;
        for (int priority = 0; priority < ReadyQueues.Priorities; priority++)
        {
            if (!queues.HasPriority((byte)priority))
            {
                continue;
            }

            Ref<Thread> first = queues.First(priority);
            Ref<Thread> thread = first;
            do
            {
                Assert.True(found.Add(thread.Address));
                Assert.Equal(priority, thread.Value.Priority);
                Assert.Equal(thread, thread.Value.Next.Value.Previous);
                thread = thread.Value.Next;
            }
            while (thread != first);
        }

        return found;
    }

    private void CheckWait(Ref<Thread> thread)
    {
        switch (thread.Value.State)
        {
            case ThreadState.Sending:
            case ThreadState.Receiving:
                Assert.True(_objects.ContainsKey(thread.Value.WaitsOn));
                ref Endpoint endpoint = ref new Ref<Endpoint>(thread.Value.WaitsOn).Value;
                Assert.Equal(
                    thread.Value.State == ThreadState.Sending ? EndpointState.Senders : EndpointState.Receivers, endpoint.State);
                Assert.NotEqual(0u, endpoint.Waiting.Count);
                break;
            case ThreadState.AwaitingReply:
                Ref<Reply> reply = new(thread.Value.WaitsOn);
                Assert.Equal(ReplyState.Holding, reply.Value.State);
                Assert.Equal(thread, reply.Value.Caller);
                break;
            case ThreadState.AwaitingSignal:
                Assert.Equal(thread, new Ref<Notification>(thread.Value.WaitsOn).Value.Waiter);
                break;
            default:
                break;
        }

        if (thread.Value.State == ThreadState.Receiving)
        {
            Assert.Equal(thread, thread.Value.Reply.Value.Receiver);
        }
    }
}
