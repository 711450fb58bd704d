namespace Micro.Loader;

/// <summary>What the start-info page says of a capability beside its name.</summary>
/// <param name="address">Where it is mapped; 0: nowhere.</param>
/// <param name="length">Bytes that mean something.</param>
/// <param name="detail">What the name's documentation says.</param>
public readonly struct MappedPlace(ulong address, ulong length, uint detail = 0)
{
    public ulong Address { get; } = address;

    public ulong Length { get; } = length;

    public uint Detail { get; } = detail;
}
