using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>Per class of small blocks: the first span that has a free block; 0: none.</summary>
[InlineArray(Count)]
internal struct SmallHeads
{
    public const int Count = 9;

    private int _first;
}
