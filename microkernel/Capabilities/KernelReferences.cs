using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Capabilities;

/// <summary>The capabilities that kernel objects hold for their own use, and the shortcuts that stand and fall with them.</summary>
internal static class KernelReferences<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Lets a kernel object keep a capability derived from <paramref name="source"/>, in place of the one that it kept.</summary>
    public static void Keep(ref Capability source, ref Capability slot, CapabilityRole role, ulong badge)
    {
        CapabilityStore<TCpu>.DropIfFull(ref slot);

        CapabilityStore<TCpu>.Derive(ref source, ref slot, source.Rights, badge);
        slot.Role = role;
    }

    public static void SetProcess(Ref<Thread> thread, ref Capability process)
    {
        Keep(ref process, ref thread.Value.ProcessCapability, CapabilityRole.ThreadProcess, 0);
        thread.Value.Process = process.As<Process>();
    }

    /// <summary>Pins the first frame of a view of RAM as the thread's message buffer.</summary>
    public static void SetBuffer(Ref<Thread> thread, ref Capability memory)
    {
        // The slot is the view that was given, but only its first frame is pinned.
        Frame frame = memory.Frames.First;
        Keep(ref memory, ref thread.Value.BufferCapability, CapabilityRole.ThreadBuffer, 1);
        KernelRoot.State.Frames.EntryOf(frame).Increment();
        thread.Value.Buffer = DirectMap<TCpu>.At<ulong>(frame);
    }

    public static void SetNotification(Ref<Thread> thread, ref Capability notification)
    {
        Keep(ref notification, ref thread.Value.BoundNotification, CapabilityRole.ThreadNotification, notification.Badge);
        notification.As<Notification>().Value.Bound = thread;
        if (notification.As<Notification>().Value.Pending != 0)
        {
            thread.Value.Slow |= SlowReasons.Signal;
        }
    }

    public static void SetSpace(Ref<Process> process, ref Capability space)
    {
        Keep(ref space, ref process.Value.Space, CapabilityRole.ProcessSpace, 0);
        KernelRoot.State.Processor.IsChanged = true;
        process.Value.Root = space.As<AddressSpace>().Value.Root;
        process.Value.Tag = space.As<AddressSpace>().Value.Tag;
    }

    /// <summary>A slot that a kernel object kept is empty now; <paramref name="target"/> is what it named.</summary>
    public static void Dropped(ref Capability slot, nuint target)
    {
        Ref<Capability> place = Ref<Capability>.To(ref slot);
        switch (slot.Role)
        {
            case CapabilityRole.ThreadProcess:
                OwnerOf<Thread>(place).Value.Process = Ref<Process>.Null;
                Threads<TCpu>.Stop(OwnerOf<Thread>(place), ThreadState.Inactive);
                break;
            case CapabilityRole.ThreadBuffer:
                OwnerOf<Thread>(place).Value.Buffer = Ref<ulong>.Null;
                KernelRoot.State.Frames.EntryOf(new Frame(target)).Decrement();
                break;
            case CapabilityRole.ThreadNotification:
                new Ref<Notification>(target).Value.Bound = Ref<Thread>.Null;
                OwnerOf<Thread>(place).Value.Slow &= ~SlowReasons.Signal;
                break;
            case CapabilityRole.ProcessSpace:
                OwnerOf<Process>(place).Value.Root = KernelRoot.State.EmptyRoot.Number;
                OwnerOf<Process>(place).Value.Tag = AddressSpaceTable.EmptyTag;
                KernelRoot.State.Processor.IsChanged = true;
                break;
            case CapabilityRole.InterruptNotification:
                TCpu.MaskInterrupt(OwnerOf(place).Value.Line);
                break;
            default:
                break;
        }
    }

    /// <summary>Threads and processes start on a frame of their own, so a place within tells the object.</summary>
    private static Ref<T> OwnerOf<T>(Ref<Capability> place)
        where T : unmanaged => new(place.Address & ~(nuint)(Frame.Size - 1));

    private static Ref<Interrupt> OwnerOf(Ref<Capability> place) => new(place.Address & ~(nuint)(Interrupt.Size - 1));
}
