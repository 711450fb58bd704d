namespace Micro.Runtime;

/// <summary>A moment in the life of the arena: what is made later can be given back.</summary>
public readonly struct ArenaMark
{
    internal ArenaMark(nuint address) => Address = address;

    internal nuint Address { get; }
}
