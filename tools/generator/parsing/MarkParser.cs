using System;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads what a parameter says of its number for those who read recordings.</summary>
internal static class MarkParser
{
    private const string IdentitySuffix = "Id";

    /// <summary>The mark; null without one.</summary>
    public static ValueMark? Parse(ISymbol parameter, WireType? type)
    {
        AttributeData? identity = KnownNames.Find(parameter, KnownNames.Identity);
        if (identity is not null)
        {
            string kind = KnownNames.FirstArgument(identity)?.Value as string ?? "";
            return new ValueMark(kind, KnownNames.NamedFlag(identity, "PerClient"), KnownNames.NamedFlag(identity, "FromZero"), false);
        }

        if (KnownNames.Find(parameter, KnownNames.Measured) is not null)
        {
            return new ValueMark("", false, false, true);
        }

        bool isId = type?.Kind == WireKind.Wrapper && type.Name.Length > IdentitySuffix.Length
            && type.Name.EndsWith(IdentitySuffix, StringComparison.Ordinal);
        return isId ? new ValueMark(type!.Name.Substring(0, type.Name.Length - IdentitySuffix.Length), false, false, false) : null;
    }

    /// <summary>The name of a mark that is on something that is no number; null: there is none.</summary>
    public static string? Misplaced(ISymbol parameter, WireType? type)
    {
        bool isNumber = type?.Kind is WireKind.Unsigned or WireKind.Signed or WireKind.Wrapper;
        return isNumber ? null
            : KnownNames.Find(parameter, KnownNames.Identity) is not null ? "Identity"
            : KnownNames.Find(parameter, KnownNames.Measured) is not null ? "Measured"
            : null;
    }
}
