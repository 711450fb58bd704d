using System;
using Micro.Generator.Model;
using Micro.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Examples;

/// <summary>A project asks for the example peers of a protocol.</summary>
/// <param name="Namespace">Where they go.</param>
/// <param name="Protocol">The protocol; null if what was named is none.</param>
internal sealed record ExampleRequest(string Namespace, ProtocolModel? Protocol) : IEquatable<ExampleRequest>
{
    public static ExampleRequest Parse(ISymbol asking, AttributeData attribute)
    {
        INamedTypeSymbol? type = KnownNames.FirstArgument(attribute)?.Value as INamedTypeSymbol;
        AttributeData? protocol = type is null ? null : KnownNames.Find(type, KnownNames.Protocol);
        return new ExampleRequest(
            KnownNames.NamespaceOf(asking), protocol is null ? null : ProtocolParser.Parse(type!, protocol));
    }
}
