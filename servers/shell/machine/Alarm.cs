using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Shell.Machine;

/// <summary>The process' own alarm clock.</summary>
public readonly struct Alarm
{
    /// <summary>The bit of the notification that the alarm sets; the lower ones are signals of servers.</summary>
    private const ulong Bit = 1 << 8;

    private readonly Slot _notification;

    public Alarm(ref ProcessContext context)
    {
        _ = context.Slots.TryDerive(
            WellKnownSlots.Notification, Rights.Send | Rights.Receive, new Badge(Bit), out _notification);
    }

    /// <summary>Waits so many nanoseconds.</summary>
    public ServiceError Wait(ulong nanoseconds)
    {
        if (SystemCalls.SetAlarm(_notification, SystemCalls.Clock() + nanoseconds) != KernelError.None)
        {
            return ServiceError.LimitReached;
        }

        ulong bits;
        do
        {
            MessageHeader header = default;
            bits = 0;
            KernelError error = IpcCalls.ReplyReceive(WellKnownSlots.Notification, Slot.Null, Slot.Null, ref header, ref bits);
            if (error != KernelError.None)
            {
                return ServiceError.NotPermitted;
            }
        }
        while ((bits & Bit) == 0);

        return ServiceError.None;
    }
}
