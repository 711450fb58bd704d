using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>Where a path leads: a file system, and the path in it.</summary>
internal ref struct ResolvedPath
{
    public MountId Mount;
    public Slot FileSystem;
    public ReadOnlySpan<byte> Rest;
    public PathEnd End;

    /// <summary>The root of a file system, which has no entry in a directory.</summary>
    public readonly bool IsRoot => Rest.IsEmpty;
}
