using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Finds out how, and whether, a C# type goes on the wire.</summary>
internal static class WireTypeParser
{
    private const string WrappedProperty = "Value";

    /// <summary>The type, or null; then <paramref name="reason"/> says why, where the type's name does not.</summary>
    public static WireType? Parse(ITypeSymbol type, out string reason)
    {
        reason = "";
        if (Primitive(type) is { } primitive)
        {
            return primitive;
        }

        if (type is not INamedTypeSymbol { IsGenericType: false } named)
        {
            return null;
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return Enumeration(named, out reason);
        }

        bool isRecord = named.TypeKind == TypeKind.Struct && KnownNames.Find(named, KnownNames.Wire) is not null;
        return isRecord ? Record(named, out reason) : Wrapper(named);
    }

    private static WireType? Primitive(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Plain(WireKind.Boolean, "bool", 1),
        SpecialType.System_Byte => Plain(WireKind.Unsigned, "byte", 1),
        SpecialType.System_UInt16 => Plain(WireKind.Unsigned, "ushort", 2),
        SpecialType.System_UInt32 => Plain(WireKind.Unsigned, "uint", 4),
        SpecialType.System_UInt64 => Plain(WireKind.Unsigned, "ulong", 8),
        SpecialType.System_SByte => Plain(WireKind.Signed, "sbyte", 1),
        SpecialType.System_Int16 => Plain(WireKind.Signed, "short", 2),
        SpecialType.System_Int32 => Plain(WireKind.Signed, "int", 4),
        SpecialType.System_Int64 => Plain(WireKind.Signed, "long", 8),
        _ => null,
    };

    private static WireType Plain(WireKind kind, string name, int size) => new(kind, name, "", size, false, default, default);

    private static WireType? Enumeration(INamedTypeSymbol type, out string reason)
    {
        reason = "";
        if (Primitive(type.EnumUnderlyingType!) is not { Kind: WireKind.Unsigned } underlying)
        {
            reason = " (an enum over a signed type: declare it `: byte`)";
            return null;
        }

        IEnumerable<EnumMember> members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => new EnumMember(f.Name, Convert.ToUInt64(f.ConstantValue, CultureInfo.InvariantCulture)));
        bool isFlags = KnownNames.Find(type, "System.FlagsAttribute") is not null;
        return new WireType(WireKind.Enumeration, type.Name, KnownNames.NamespaceOf(type), underlying.Size, isFlags, new(members), default);
    }

    /// <summary>A readonly struct made from one value, which its property Value gives back.</summary>
    private static WireType? Wrapper(INamedTypeSymbol type)
    {
        IPropertySymbol? property = type.GetMembers(WrappedProperty).OfType<IPropertySymbol>().FirstOrDefault(IsReadable);
        bool isWrapper = type is { TypeKind: TypeKind.Struct, IsReadOnly: true } && property is not null
            && type.InstanceConstructors.Any(c => IsPublic(c) && c.Parameters.Length == 1 && Same(c.Parameters[0].Type, property.Type));
        return isWrapper && Primitive(property!.Type) is { } value
            ? new WireType(WireKind.Wrapper, type.Name, KnownNames.NamespaceOf(type), 0, false, default, new([new WireField(WrappedProperty, value)]))
            : null;
    }

    private static WireType? Record(INamedTypeSymbol type, out string reason)
    {
        reason = "";
        IMethodSymbol? constructor = type.InstanceConstructors.FirstOrDefault(c => IsPublic(c) && c.Parameters.Length > 0);
        if (!type.IsReadOnly || constructor is null || constructor.Parameters.Length > 15)
        {
            reason = " ([Wire]: a readonly struct with a constructor of 1 to 15 parameters)";
            return null;
        }

        List<WireField> fields = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p =>
                IsReadable(p) && Same(p.Type, parameter.Type) && string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            WireType? field = property is null ? null : Parse(property.Type, out _);
            if (field is null or { Kind: WireKind.Record })
            {
                reason = $" ([Wire]: constructor parameter '{parameter.Name}' needs a property of its name and of a type that is one value)";
                return null;
            }

            fields.Add(new WireField(property!.Name, field, MarkParser.Parse(parameter, field)));
        }

        return new WireType(WireKind.Record, type.Name, KnownNames.NamespaceOf(type), 0, false, default, new(fields));
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public };

    private static bool IsPublic(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public;

    private static bool Same(ITypeSymbol left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
