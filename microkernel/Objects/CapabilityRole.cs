namespace Micro.Kernel.Objects;

/// <summary>Where a capability slot lies. The kernel's own references are capabilities too, so that a revocation finds them.</summary>
public enum CapabilityRole : byte
{
    /// <summary>In the table of a process.</summary>
    Table = 0,

    /// <summary>In a Thread: the process it runs in.</summary>
    ThreadProcess = 1,

    /// <summary>In a Thread: the endpoint that hears of its exceptions.</summary>
    ThreadFaultEndpoint = 2,

    /// <summary>In a Thread: the notification bound to it.</summary>
    ThreadNotification = 3,

    /// <summary>In a Thread: the frame of its message buffer.</summary>
    ThreadBuffer = 4,

    /// <summary>In a Process: its address space.</summary>
    ProcessSpace = 5,

    /// <summary>In an Interrupt: the notification to signal.</summary>
    InterruptNotification = 6,
}
