using System;

namespace Micro.Protocols;

/// <summary>How a file is opened.</summary>
[Flags]
public enum OpenFlags : ushort
{
    None = 0,
    Read = 1 << 0,
    Write = 1 << 1,

    /// <summary>Make the file if there is none.</summary>
    Create = 1 << 2,

    /// <summary>With Create: fail if there is one.</summary>
    Exclusive = 1 << 3,

    /// <summary>Cut an existing file to no bytes.</summary>
    Truncate = 1 << 4,

    /// <summary>Every write goes to the end of the file as it is then.</summary>
    Append = 1 << 5,

    /// <summary>The node must be a directory.</summary>
    Directory = 1 << 6,
}
