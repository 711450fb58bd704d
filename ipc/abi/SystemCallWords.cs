using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>The eight argument words of a system call that is not IPC, in and out.</summary>
[InlineArray(Count)]
public struct SystemCallWords
{
    public const int Count = 8;

    private ulong _first;
}
