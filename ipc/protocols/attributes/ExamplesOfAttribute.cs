using System;

namespace Micro.Protocols;

/// <summary>Asks the generator for a client and a server that exchange the vectors of a protocol: for tests. They lie beside the class that asks.</summary>
/// <param name="protocol">The protocol's interface.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExamplesOfAttribute(Type protocol) : Attribute
{
    public Type Protocol { get; } = protocol;
}
