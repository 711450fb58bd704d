using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;

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

        TCpu.MaskInterrupt(line);
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
        TCpu.UnmaskInterrupt(interrupt.Value.Line);
    }

    public static void Acknowledge(Ref<Interrupt> interrupt) => TCpu.UnmaskInterrupt(interrupt.Value.Line);

    /// <summary>Masks the line and forgets its notification.</summary>
    public static void Unbind(Ref<Interrupt> interrupt)
    {
        TCpu.MaskInterrupt(interrupt.Value.Line);
        CapabilityStore<TCpu>.DropIfFull(ref interrupt.Value.Notification);
    }
}
