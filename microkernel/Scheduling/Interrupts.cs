using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;

namespace Micro.Kernel.Scheduling;

/// <summary>Interrupt lines: masked from the moment they fire until their driver acknowledges.</summary>
internal static class Interrupts<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Signals the notification of a line.</summary>
    public static void Raise(uint line)
    {
        if (line >= KernelRoot.State.InterruptLines)
        {
            return;
        }

        SetMask(line, true);
        ref Capability notification = ref KernelRoot.State.InterruptAt(line).Value.Notification;
        if (!notification.IsEmpty)
        {
            Tap<TCpu>.Signal(
                TraceKind.Interrupt, Ref<Thread>.Null, notification.As<Notification>(), notification.Badge, line);
            Notify(line);
        }
    }

    /// <summary>Signals the notification of a line, if it has one.</summary>
    public static void Notify(uint line)
    {
        ref Capability notification = ref KernelRoot.State.InterruptAt(line).Value.Notification;
        if (!notification.IsEmpty)
        {
            Signals<TCpu>.Add(notification.As<Notification>(), notification.Badge);
        }
    }

    public static void Bind(Ref<Interrupt> interrupt, ref Capability notification)
    {
        KernelReferences<TCpu>.Keep(
            ref notification, ref interrupt.Value.Notification, CapabilityRole.InterruptNotification, notification.Badge);
        Acknowledge(interrupt);
    }

    public static void Acknowledge(Ref<Interrupt> interrupt) => SetMask(interrupt.Value.Line, false);

    /// <summary>Masks the line and forgets its notification.</summary>
    public static void Unbind(Ref<Interrupt> interrupt)
    {
        SetMask(interrupt.Value.Line, true);
        CapabilityStore<TCpu>.DropIfFull(ref interrupt.Value.Notification);
    }

    /// <summary>The line of the ring of records is the kernel's own; all others are the controller's.</summary>
    private static void SetMask(uint line, bool isMasked)
    {
        ref TraceRing ring = ref KernelRoot.State.Trace;
        if (ring.Exists && line == ring.Line)
        {
            ring.IsArmed = !isMasked;
        }
        else if (isMasked)
        {
            TCpu.MaskInterrupt(line);
        }
        else
        {
            TCpu.UnmaskInterrupt(line);
        }
    }
}
