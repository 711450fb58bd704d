namespace Micro.Server;

/// <summary>One destructive or external action that a request asked for, to be done after its commit.</summary>
/// <remarks>Doing it twice must be the same as doing it once: a server that dies in its middle does it again.</remarks>
public readonly struct Effect(EffectKind kind, uint a, ulong b, ulong c)
{
    public EffectKind Kind { get; } = kind;

    /// <summary>A slot; in an effect of the server's own, whatever it wants, such as a number for the action.</summary>
    public uint A { get; } = a;

    public ulong B { get; } = b;

    public ulong C { get; } = c;
}
