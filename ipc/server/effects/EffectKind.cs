namespace Micro.Server;

/// <summary>What an effect does; its words are A, B and C.</summary>
public enum EffectKind : byte
{
    None = 0,

    /// <summary>Empties slot A and frees its number.</summary>
    Drop = 1,

    /// <summary>Deletes all that was derived from slot A, then does as Drop.</summary>
    RevokeAndDrop = 2,

    /// <summary>Signals the notification in slot A.</summary>
    Signal = 3,

    /// <summary>Removes the mappings of B pages from address C on.</summary>
    Unmap = 4,

    /// <summary>The server's own: its Perform is called, once the message buffer is free.</summary>
    Own = 5,
}
