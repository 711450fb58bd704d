using System;

namespace Micro.Arch.Contracts;

/// <summary>What a mapping allows. Readable always; Write and Execute never together.</summary>
[Flags]
public enum PageRights : byte
{
    Read = 0,
    Write = 1 << 0,
    Execute = 1 << 1,

    /// <summary>User mode may use the mapping, and the kernel may not execute it.</summary>
    User = 1 << 2,

    /// <summary>Device registers: neither cached nor reordered.</summary>
    Device = 1 << 3,
}
