using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>The types that mean something to the generator, by their full names.</summary>
internal static class KnownNames
{
    public const string Protocol = "Micro.Protocols.ProtocolAttribute";
    public const string Operation = "Micro.Protocols.OperationAttribute";
    public const string Idempotent = "Micro.Protocols.IdempotentAttribute";
    public const string Parks = "Micro.Protocols.ParksAttribute";
    public const string Errors = "Micro.Protocols.ErrorsAttribute";
    public const string AllowedIn = "Micro.Protocols.AllowedInAttribute";
    public const string LeadsTo = "Micro.Protocols.LeadsToAttribute";
    public const string Subject = "Micro.Protocols.SubjectAttribute";
    public const string Text = "Micro.Protocols.TextAttribute";
    public const string Identity = "Micro.Protocols.IdentityAttribute";
    public const string Measured = "Micro.Protocols.MeasuredAttribute";
    public const string Made = "Micro.Protocols.MadeAttribute";
    public const string MaxBytes = "Micro.Protocols.MaxBytesAttribute";
    public const string Moves = "Micro.Protocols.MovesAttribute";
    public const string Capability = "Micro.Protocols.CapabilityAttribute";
    public const string ExamplesOf = "Micro.Protocols.ExamplesOfAttribute";
    public const string Wire = "Micro.Protocols.WireAttribute";
    public const string Names = "Micro.Protocols.NamesAttribute";
    public const string ServiceError = "Micro.Protocols.ServiceError";
    public const string DeclaredErrors = "Micro.Protocols.DeclaredErrors";
    public const string Slot = "Micro.Abi.Slot";
    public const string ReadOnlySpanOfByte = "System.ReadOnlySpan<byte>";
    public const string SpanOfByte = "System.Span<byte>";

    public static bool Is(ITypeSymbol type, string fullName) => type.ToDisplayString() == fullName;

    /// <summary>The namespace of a type; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    /// <summary>The attribute of this type on a symbol, if there is one.</summary>
    public static AttributeData? Find(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass is { } type && Is(type, attribute))
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>The first argument of an attribute's constructor; null without one.</summary>
    public static TypedConstant? FirstArgument(AttributeData? attribute) =>
        attribute is null || attribute.ConstructorArguments.IsEmpty ? null : attribute.ConstructorArguments[0];

    /// <summary>What is given as a named argument that is true or false.</summary>
    public static bool NamedFlag(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value is true;
            }
        }

        return false;
    }

    /// <summary>The number given as a named argument; 0 without one.</summary>
    public static int NamedNumber(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Convert.ToInt32(argument.Value.Value, CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }
}
