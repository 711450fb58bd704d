using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Micro.Generator.Parsing;

/// <summary>Reads one method of a protocol.</summary>
internal static class OperationParser
{
    private const int MaxNumber = 127;
    private const int MaxValues = 14;
    private const int MaxCapabilities = 4;
    private const int MaxMessageBytes = 4096;

    public static OperationModel? Parse(IMethodSymbol method, List<Problem> problems)
    {
        SourceLocation location = SourceLocation.Of(method);
        if (!KnownNames.Is(method.ReturnType, KnownNames.ServiceError))
        {
            problems.Add(new Problem(Problems.NotServiceError, method.Name, method.ReturnType.ToDisplayString(), location));
        }

        if (KnownNames.FirstArgument(KnownNames.Find(method, KnownNames.Operation))?.Value is not byte number)
        {
            problems.Add(new Problem(Problems.NoOperation, method.Name, "", location));
            return null;
        }

        if (number is 0 or > MaxNumber)
        {
            problems.Add(new Problem(Problems.OperationRange, method.Name, Text(number), location));
        }

        List<ParameterModel> parameters = new ParameterParser(method, problems).Parse();
        OperationModel operation = new(
            method.Name,
            number,
            KnownNames.Find(method, KnownNames.Idempotent) is not null,
            KnownNames.Find(method, KnownNames.Parks) is not null,
            new(DeclaredErrors(method, problems)),
            new(parameters),
            OrderParser.Parse(method, parameters, problems),
            CommentParser.Parse(method),
            location);
        CheckLimits(operation, location, problems);
        return operation;
    }

    private static void CheckLimits(OperationModel operation, SourceLocation location, List<Problem> problems)
    {
        void Check(bool holds, string id, string second)
        {
            if (!holds)
            {
                problems.Add(new Problem(id, operation.Name, second, location));
            }
        }

        ParameterModel? second = operation.Parameters.Where(p => p.Role == ParameterRole.Bulk).Skip(1).FirstOrDefault();
        Check(second is null, Problems.SecondBulk, second?.Name ?? "");
        Check(operation.Arguments.Count() <= MaxValues, Problems.TooManyValues, "request");
        Check(operation.Results.Count() <= MaxValues, Problems.TooManyValues, "reply");
        Check(operation.SentCapabilities.Count() <= MaxCapabilities, Problems.TooManyCapabilities, "request");
        Check(operation.ReturnedCapabilities.Count() <= MaxCapabilities, Problems.TooManyCapabilities, "reply");
        Check(operation.MaxRequestBytes <= MaxMessageBytes, Problems.TooLong, $"{Text(operation.MaxRequestBytes)} bytes for its request");
        Check(operation.MaxReplyBytes <= MaxMessageBytes, Problems.TooLong, $"{Text(operation.MaxReplyBytes)} bytes for its reply");
    }

    private static EnumMember[] DeclaredErrors(IMethodSymbol method, List<Problem> problems)
    {
        if (KnownNames.FirstArgument(KnownNames.Find(method, KnownNames.Errors)) is not { Kind: TypedConstantKind.Array } list)
        {
            return [];
        }

        INamedTypeSymbol? errors = method.ReturnType as INamedTypeSymbol;
        EnumMember[] members =
        [
            .. list.Values
                .Select(v => new EnumMember(
                    errors?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, v.Value))?.Name ?? "?",
                    Convert.ToUInt64(v.Value, CultureInfo.InvariantCulture)))
                .OrderBy(m => m.Value),
        ];
        foreach (EnumMember wrong in members.Where((m, index) => m.Value is 0 or > MaxNumber || (index > 0 && m.Value == members[index - 1].Value)))
        {
            problems.Add(new Problem(Problems.WrongErrors, method.Name, wrong.Name, SourceLocation.Of(method)));
        }

        return members;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
