namespace Micro.Protocols;

/// <summary>A protocol as those need it who read its messages without its types: recordings, above all. Made by the generator.</summary>
/// <param name="name">The interface's name without its I.</param>
/// <param name="wireName">The protocol's own name.</param>
/// <param name="number">What message headers carry.</param>
/// <param name="version">See <see cref="ProtocolAttribute.Version"/>.</param>
/// <param name="operations">By number.</param>
public sealed class ProtocolDescription(string name, string wireName, byte number, byte version, OperationDescription[] operations)
{
    public string Name { get; } = name;

    public string WireName { get; } = wireName;

    public byte Number { get; } = number;

    public byte Version { get; } = version;

    public OperationDescription[] Operations { get; } = operations;

    /// <summary>The operation of a number; null if there is none.</summary>
    public OperationDescription? Find(byte operation)
    {
        foreach (OperationDescription candidate in Operations)
        {
            if (candidate.Number == operation)
            {
                return candidate;
            }
        }

        return null;
    }
}
