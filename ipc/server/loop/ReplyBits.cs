using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>A bit for each Reply object of a server.</summary>
[InlineArray(Words)]
internal struct ReplyBits
{
    public const int Words = 2;

    private ulong _first;
}
