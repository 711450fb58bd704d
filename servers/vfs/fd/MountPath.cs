using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>A line of the <see cref="MountCopy{TTransport}"/>: a mount, and where its path lies.</summary>
internal struct MountPath
{
    public MountId Mount;

    /// <summary>Among the bytes of all paths.</summary>
    public int Start;

    /// <summary>In normal form, without the slash in front: the root has none.</summary>
    public int Length;
}
