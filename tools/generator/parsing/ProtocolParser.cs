using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads an interface with [Protocol].</summary>
internal static class ProtocolParser
{
    public static ProtocolModel Parse(INamedTypeSymbol type, AttributeData attribute)
    {
        List<Problem> problems = [];
        SourceLocation location = SourceLocation.Of(type);
        int number = KnownNames.NamedNumber(attribute, "Number");
        int version = KnownNames.NamedNumber(attribute, "Version");
        if (number == 0)
        {
            problems.Add(new Problem(Problems.NoProtocolNumber, type.Name, "", location));
        }

        bool isNamed = type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]);
        bool isPlain = !type.IsGenericType && type.Interfaces.Length == 0 && type.ContainingType is null;
        if (!isNamed || !isPlain)
        {
            string reason = isNamed ? "is generic, nested, or extends another" : "has another name";
            problems.Add(new Problem(Problems.NotPlainInterface, type.Name, reason, location));
        }

        return new ProtocolModel(
            KnownNames.NamespaceOf(type),
            type.Name,
            isNamed ? type.Name.Substring(1) : type.Name,
            KnownNames.FirstArgument(attribute)?.Value as string ?? type.Name,
            number,
            version == 0 ? 1 : version,
            new(Operations(type, problems)),
            CommentParser.Parse(type),
            new(problems),
            location);
    }

    private static List<OperationModel> Operations(INamedTypeSymbol type, List<Problem> problems)
    {
        List<OperationModel> operations = [];
        foreach (ISymbol member in type.GetMembers())
        {
            SourceLocation location = SourceLocation.Of(member);
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsAbstract: true, IsStatic: false } method)
            {
                problems.Add(new Problem(Problems.NotPlainInterface, member.Name, "is no plain method", location));
                continue;
            }

            if (OperationParser.Parse(method, problems) is not { } operation)
            {
                continue;
            }

            if (operations.Any(o => o.Number == operation.Number))
            {
                string number = operation.Number.ToString(CultureInfo.InvariantCulture);
                problems.Add(new Problem(Problems.DuplicateOperation, operation.Name, number, location));
            }

            if (operation.Order is not null && operations.FirstOrDefault(o => o.Order is not null) is { } first)
            {
                OrderParser.Compare(first, operation, problems, location);
            }

            operations.Add(operation);
        }

        return [.. operations.OrderBy(o => o.Number)];
    }
}
