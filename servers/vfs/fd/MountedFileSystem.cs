using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>The capability of a file system, kept under the number of its mount.</summary>
internal struct MountedFileSystem
{
    public MountId Mount;
    public Slot FileSystem;
}
