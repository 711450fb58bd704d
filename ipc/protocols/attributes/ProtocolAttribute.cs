using System;

namespace Micro.Protocols;

/// <summary>Declares that an interface is a protocol: the generator emits its client, dispatcher and schema.</summary>
/// <param name="name">The protocol's name in manifests, traces and the schema text.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ProtocolAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The number that travels in the message header; unique in the system, never used again for another protocol.</summary>
    public byte Number { get; set; }

    /// <summary>Rises with every change that an older peer would misread.</summary>
    public byte Version { get; set; } = 1;
}
