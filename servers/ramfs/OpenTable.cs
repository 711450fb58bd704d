using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The open capabilities.</summary>
/// <remarks>A badge is bit 63, the number of opens before (39 bits), the place in this table (24 bits): none comes twice, so a copy that
/// outlives its closing finds nothing.</remarks>
internal readonly struct OpenTable
{
    private const ulong OpenBit = 1UL << 63;
    private const int PlaceBits = 24;
    private const ulong PlaceMask = (1 << PlaceBits) - 1;
    private const int Capacity = 1 << 20;

    private readonly StatePool<OpenNode> _opens;
    private readonly StateValue<ulong> _count;

    public OpenTable(StateRegion region)
    {
        _opens = region.Pool<OpenNode>(Capacity, 8);
        _count = region.Value<ulong>();
    }

    /// <summary>The end of a walk over all places.</summary>
    public int Last => _opens.Last;

    public ref readonly OpenNode this[int place] => ref _opens[place];

    /// <summary>True for the badge of an open node, of whatever time; the others are numbers of processes.</summary>
    public static bool IsOpen(Badge badge) => (badge.Value & OpenBit) != 0;

    public bool TryFind(Badge badge, out int place)
    {
        place = (int)(badge.Value & PlaceMask);
        return place != 0 && place <= _opens.Last && _opens[place].Badge == badge.Value;
    }

    /// <returns>False: too many are open.</returns>
    public bool TryAdd(int node, OpenFlags flags, ProcessId owner, out int place)
    {
        if (!_opens.TryTake(out place))
        {
            return false;
        }

        ulong before = _count.Value;
        _count.Modify() = before + 1;
        ref OpenNode open = ref _opens.Modify(place);
        open.Badge = OpenBit | (before << PlaceBits) | (uint)place;
        open.Node = node;
        open.Flags = flags;
        open.Owner = owner;
        return true;
    }

    public void Remove(int place)
    {
        _opens.Modify(place).Badge = 0;
        _ = _opens.TryRelease(place);
    }
}
