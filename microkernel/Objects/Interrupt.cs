namespace Micro.Kernel.Objects;

/// <summary>One interrupt line. The objects lie in a table of the kernel's, one per line; capabilities come from the Machine.</summary>
public struct Interrupt
{
    public const uint Size = 128;

    public ObjectHeader Header;

    /// <summary>The notification to signal, with the badge of the capability it was bound with.</summary>
    public Capability Notification;

    public uint Line;
}
