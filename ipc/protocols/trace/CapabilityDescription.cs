using Micro.Abi;

namespace Micro.Protocols;

/// <summary>A capability that travels beside a message: its name and what it names (see <see cref="CapabilityAttribute"/>).</summary>
/// <param name="name">As the interface names it.</param>
/// <param name="kind">None: anything.</param>
/// <param name="protocol">Of an endpoint the protocol, by its interface's name without its I; empty: any.</param>
public sealed class CapabilityDescription(string name, ObjectKind kind, string protocol)
{
    public string Name { get; } = name;

    public ObjectKind Kind { get; } = kind;

    public string Protocol { get; } = protocol;
}
