namespace Micro.MessagePack;

/// <summary>What one read gives back: a number, or the length of a string or binary, and where the next value starts.</summary>
/// <remarks>Two words, which both CPUs return in registers. A negative position is an error, and the number is then 0.</remarks>
internal readonly struct WideValue(ulong number, int next)
{
    public ulong Number { get; } = number;

    public int Next { get; } = next;
}
