namespace Micro.Abi;

/// <summary>The number of a capability slot in the table of the process that names it. Slot 0 is never filled.</summary>
public readonly struct Slot(uint index)
{
    /// <summary>Slots of one table: the index travels in 16 bits of a system-call word.</summary>
    public const uint Limit = 1 << 16;

    public uint Index { get; } = index;

    public bool IsNull => Index == 0;

    public static Slot Null => default;

    /// <summary>The slot <paramref name="distance"/> places further.</summary>
    public Slot Plus(uint distance) => new(Index + distance);

    public static bool operator ==(Slot left, Slot right) => left.Index == right.Index;

    public static bool operator !=(Slot left, Slot right) => left.Index != right.Index;

    public override bool Equals(object? obj) => obj is Slot other && other.Index == Index;

    public override int GetHashCode() => (int)Index;
}
