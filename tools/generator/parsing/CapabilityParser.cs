using System.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads what a capability is said to name.</summary>
internal static class CapabilityParser
{
    private const string Anything = "None";
    private const string Endpoint = "Endpoint";

    /// <summary>Null: nothing is said; then <paramref name="reason"/> says what is wrong with what there is.</summary>
    public static CapabilityModel? Parse(IParameterSymbol parameter, out string reason)
    {
        reason = "";
        if (KnownNames.Find(parameter, KnownNames.Capability) is not { } attribute)
        {
            return null;
        }

        switch (KnownNames.FirstArgument(attribute))
        {
            case { Kind: TypedConstantKind.Enum } kind:
                string? name = kind.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, kind.Value))?.Name;
                return new CapabilityModel(name ?? Anything, "", "");
            case { Kind: TypedConstantKind.Type } type:
                CapabilityModel? spoken = type.Value is INamedTypeSymbol named ? Speaking(named) : null;
                reason = spoken is null ? $" (of {type.Value}, which is no protocol)" : "";
                return spoken;
            default:
                return new CapabilityModel(Anything, "", "");
        }
    }

    private static CapabilityModel? Speaking(INamedTypeSymbol type) =>
        KnownNames.Find(type, KnownNames.Protocol) is { } protocol && type.Name.Length > 1
            ? new CapabilityModel(Endpoint, type.Name.Substring(1), KnownNames.FirstArgument(protocol)?.Value as string ?? type.Name)
            : null;
}
