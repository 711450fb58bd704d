using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads when an operation is allowed.</summary>
internal static class OrderParser
{
    /// <summary>The order that one operation declares; null without any.</summary>
    public static OrderModel? Parse(IMethodSymbol method, List<ParameterModel> parameters, List<Problem> problems)
    {
        TypedConstant? allowed = KnownNames.FirstArgument(KnownNames.Find(method, KnownNames.AllowedIn));
        TypedConstant? leads = KnownNames.FirstArgument(KnownNames.Find(method, KnownNames.LeadsTo));
        TypedConstant[] states = [.. Values(allowed), .. leads is null ? [] : new[] { leads.Value }];
        if (allowed is null && leads is null)
        {
            return null;
        }

        string? wrong = Wrong(method, parameters, states, allowed is not null, leads is not null);
        if (wrong is not null)
        {
            problems.Add(new Problem(Problems.WrongOrder, method.Name, wrong, SourceLocation.Of(method)));
            return null;
        }

        WireType type = WireTypeParser.Parse(states[0].Type!, out string _)!;
        EnumMember[] members = [.. states.Select(s => Member((INamedTypeSymbol)s.Type!, s.Value))];
        return new OrderModel(type, new(members.Take(Values(allowed).Length)), leads is null ? null : members[members.Length - 1]);
    }

    /// <summary>All operations of a protocol speak of the states of the same kind of subject.</summary>
    public static void Compare(OperationModel first, OperationModel other, List<Problem> problems, SourceLocation location)
    {
        string? wrong = (first.Order!.State.Name, first.Subject?.Type?.Name) == (other.Order!.State.Name, other.Subject?.Type?.Name)
            ? null
            : $"its states are {Describe(other)}, those of '{first.Name}' {Describe(first)}";
        if (wrong is not null)
        {
            problems.Add(new Problem(Problems.WrongOrder, other.Name, wrong, location));
        }
    }

    private static string? Wrong(
        IMethodSymbol method, List<ParameterModel> parameters, TypedConstant[] states, bool isAllowed, bool leads)
    {
        if (states.Length == 0 || states.Any(s => s.Kind != TypedConstantKind.Enum || !SymbolEqualityComparer.Default.Equals(s.Type, states[0].Type)))
        {
            return "its states must be members of one enum";
        }

        if (WireTypeParser.Parse(states[0].Type!, out string reason) is null)
        {
            return $"{states[0].Type!.Name} holds no states{reason}";
        }

        if (leads && KnownNames.Find(method, KnownNames.Parks) is not null)
        {
            return "it can be answered later, so it cannot lead to a state: the server changes it when it answers";
        }

        return (parameters.Count(p => p.IsSubject), isAllowed && parameters.Any(p => p.IsSubject && p.Role == ParameterRole.Result)) switch
        {
            ( > 1, _) => "it has more than one [Subject]",
            (_, true) => "its [Subject] is a result, whose state is not known before",
            _ => null,
        };
    }

    private static ImmutableArray<TypedConstant> Values(TypedConstant? list) =>
        list is { Kind: TypedConstantKind.Array } array && !array.Values.IsDefault ? array.Values : [];

    private static EnumMember Member(INamedTypeSymbol type, object? value)
    {
        IFieldSymbol? field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value));
        return new EnumMember(field?.Name ?? "?", Convert.ToUInt64(value, CultureInfo.InvariantCulture));
    }

    private static string Describe(OperationModel operation) =>
        $"{operation.Order!.State.Name} of {operation.Subject?.Type?.Name ?? "the caller"}";
}
