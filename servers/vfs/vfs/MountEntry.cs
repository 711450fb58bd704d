using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Vfs;

/// <summary>One mount; its texts lie beside it in the <see cref="MountTable"/>.</summary>
internal struct MountEntry
{
    public MountId Id;
    public Slot FileSystem;
    public int PathLength;
    public int SourceLength;
}
