using System;

namespace Micro.Generator.Model;

/// <summary>What a capability names.</summary>
/// <param name="Kind">The member of ObjectKind; None: anything.</param>
/// <param name="Protocol">Of an endpoint, the name of the protocol's interface without its I; empty: any.</param>
/// <param name="WireName">Of an endpoint, the protocol's own name; empty: any.</param>
internal sealed record CapabilityModel(string Kind, string Protocol, string WireName) : IEquatable<CapabilityModel>
{
    /// <summary>As the schema has it: <c>any</c>, <c>memory</c>, <c>endpoint(file)</c>.</summary>
    public string SchemaName => Kind == "None" ? "any" : Kind.ToLowerInvariant() + (WireName.Length == 0 ? "" : $"({WireName})");
}
