using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>Says what a capability names that travels beside a message. Every capability of a protocol says so.</summary>
/// <remarks>It is a promise of the sender that schemas, documents and readers of recordings know. A dispatcher does not check it: what another
/// object is good for is found out by using it.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CapabilityAttribute : Attribute
{
    /// <summary>It may name anything.</summary>
    public CapabilityAttribute()
    {
    }

    /// <param name="kind">The kind of kernel object that it names.</param>
    public CapabilityAttribute(ObjectKind kind)
    {
        Kind = kind;
    }

    /// <param name="protocol">The interface of the protocol that the server behind this endpoint speaks.</param>
    public CapabilityAttribute(Type protocol)
    {
        Kind = ObjectKind.Endpoint;
        Protocol = protocol;
    }

    /// <summary>None: anything.</summary>
    public ObjectKind Kind { get; }

    /// <summary>Null: not an endpoint, or of any protocol.</summary>
    public Type? Protocol { get; }
}
