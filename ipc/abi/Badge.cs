namespace Micro.Abi;

/// <summary>The number a capability carries so that its server knows who calls: unforgeable, chosen by whoever derived the
/// capability. On a notification it is the set of bits that a signal adds.</summary>
public readonly struct Badge(ulong value)
{
    public ulong Value { get; } = value;

    public static Badge None => default;

    public static bool operator ==(Badge left, Badge right) => left.Value == right.Value;

    public static bool operator !=(Badge left, Badge right) => left.Value != right.Value;

    public override bool Equals(object? obj) => obj is Badge other && other.Value == Value;

    public override int GetHashCode() => (int)Value;
}
