namespace Micro.Abi;

/// <summary>The slots that every process finds filled when it starts. What the image's manifest adds is named in StartInfo.</summary>
public static class WellKnownSlots
{
    /// <summary>The process itself: destination of Copy and Move.</summary>
    public static Slot Process => new(1);

    public static Slot AddressSpace => new(2);

    public static Slot Thread => new(3);

    /// <summary>The endpoint the process serves: receive and derive.</summary>
    public static Slot Endpoint => new(4);

    /// <summary>The notification bound to the thread: receive and derive.</summary>
    public static Slot Notification => new(5);

    /// <summary>Who started the process and hears of its end: init for servers, proc for programs.</summary>
    public static Slot Supervisor => new(6);

    /// <summary>Memory for the state region, and for the page tables that map it.</summary>
    public static Slot State => new(7);

    /// <summary>Where capabilities of replies arrive: four slots.</summary>
    public static Slot ReceiveWindow => new(8);

    /// <summary>Reply objects: each is followed by its window of four slots.</summary>
    public static Slot FirstReply => new(16);

    /// <summary>From one Reply to the next, in slots.</summary>
    public const uint ReplyStride = 1 + MessageHeader.MaxCapabilities;
}
