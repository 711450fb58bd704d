using System;

namespace Micro.Abi;

/// <summary>What the holder of a capability may do with its object. Deriving can only remove rights.</summary>
[Flags]
public enum Rights : byte
{
    None = 0,

    /// <summary>Memory: map readable. Ports: read.</summary>
    Read = 1 << 0,

    /// <summary>Memory: map writable, and donate. Ports: write.</summary>
    Write = 1 << 1,

    /// <summary>Memory: map executable.</summary>
    Execute = 1 << 2,

    /// <summary>Endpoint: call. Notification: signal.</summary>
    Send = 1 << 3,

    /// <summary>Endpoint, Notification: receive. Reply: receive into it and answer.</summary>
    Receive = 1 << 4,

    /// <summary>Thread, Process, AddressSpace, Interrupt, Machine: change it.</summary>
    Control = 1 << 5,

    /// <summary>The capability may be derived (copied) further; moving needs no right.</summary>
    Derive = 1 << 6,

    All = Read | Write | Execute | Send | Receive | Control | Derive,
}
