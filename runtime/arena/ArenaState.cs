using System.Runtime.CompilerServices;

namespace Micro.Runtime;

// What the stores of references look at (runtime/<cpu>/user/References.S has the same layout and owns the memory).
internal struct ArenaState
{
    public const int MaximumEscapes = 128;

    // The whole arena.
    public nuint Start;
    public nuint Size;

    // Where objects lie that a reset may take: from the first mark to the permanent ones. Size 0: nobody set a mark yet.
    public nuint YoungStart;
    public nuint YoungSize;

    // Places in older objects that hold references to younger ones.
    public nuint EscapeCount;
    public EscapeList Escapes;

    [InlineArray(MaximumEscapes)]
    internal struct EscapeList
    {
        private nuint _first;
    }
}
