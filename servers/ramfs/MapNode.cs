using System.Runtime.CompilerServices;

namespace Micro.Servers.Ramfs;

/// <summary>One node of a block map: the numbers of the nodes below it or, in the lowest level, <see cref="BlockEntry"/> words.</summary>
[InlineArray(FanOut)]
internal struct MapNode
{
    /// <summary>Binary logarithm of <see cref="FanOut"/>.</summary>
    public const int Bits = 6;

    public const int FanOut = 1 << Bits;

    private uint _first;
}
