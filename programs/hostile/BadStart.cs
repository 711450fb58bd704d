using Micro.Abi;

namespace Micro.Programs.Hostile;

/// <summary>Servers that never say that they are ready.</summary>
internal static class BadStart
{
    /// <summary>Waits for a signal that nobody sends.</summary>
    public static void WaitForever()
    {
        while (true)
        {
            MessageHeader header = default;
            ulong bits = 0;
            _ = IpcCalls.ReplyReceive(WellKnownSlots.Notification, Slot.Null, Slot.Null, ref header, ref bits);
        }
    }

    /// <summary>Takes all the time it can get.</summary>
    public static void RunForever()
    {
        while (true)
        {
            SystemCalls.Yield();
        }
    }
}
