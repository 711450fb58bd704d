using System.Collections.Generic;
using Micro.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micro.Generator.Parsing;

/// <summary>Reads the parameters of one operation.</summary>
internal sealed class ParameterParser(IMethodSymbol method, List<Problem> problems)
{
    public List<ParameterModel> Parse()
    {
        List<ParameterModel> parameters = [];
        foreach (IParameterSymbol symbol in method.Parameters)
        {
            bool follows = parameters.Count > 0 && parameters[parameters.Count - 1].Role == ParameterRole.Bulk;
            if (follows && !IsLength(symbol))
            {
                Report(Problems.NoBulkLength, parameters[parameters.Count - 1].Name, "", symbol);
            }

            if (follows && IsLength(symbol))
            {
                parameters.Add(Model(symbol, ParameterRole.BulkLength, null));
            }
            else if (One(symbol) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        if (parameters.Count > 0 && parameters[parameters.Count - 1].Role == ParameterRole.Bulk)
        {
            Report(Problems.NoBulkLength, parameters[parameters.Count - 1].Name, "", method);
        }

        return parameters;
    }

    private ParameterModel? One(IParameterSymbol symbol)
    {
        bool isOut = symbol.RefKind == RefKind.Out;
        if (!isOut && symbol.RefKind != RefKind.None)
        {
            Report(Problems.NotOnTheWire, symbol.Name, $"{symbol.ToDisplayString()}: by value or out", symbol);
            return null;
        }

        if (KnownNames.Is(symbol.Type, KnownNames.Slot))
        {
            return Model(symbol, isOut ? ParameterRole.ReturnedCapability : ParameterRole.SentCapability, null);
        }

        if (!isOut && KnownNames.Is(symbol.Type, KnownNames.ReadOnlySpanOfByte))
        {
            return Model(symbol, ParameterRole.Bytes, null);
        }

        if (!isOut && KnownNames.Is(symbol.Type, KnownNames.SpanOfByte))
        {
            return Model(symbol, ParameterRole.Bulk, null);
        }

        WireType? type = WireTypeParser.Parse(symbol.Type, out string reason);
        if (type is null)
        {
            Report(Problems.NotOnTheWire, symbol.Name, symbol.Type.ToDisplayString() + reason, symbol);
            return null;
        }

        return Model(symbol, isOut ? ParameterRole.Result : ParameterRole.Argument, type);
    }

    private ParameterModel Model(IParameterSymbol symbol, ParameterRole role, WireType? type)
    {
        AttributeData? text = KnownNames.Find(symbol, KnownNames.Text);
        AttributeData? limit = KnownNames.Find(symbol, KnownNames.MaxBytes);
        bool moves = KnownNames.Find(symbol, KnownNames.Moves) is not null;
        bool isSpan = role is ParameterRole.Bytes or ParameterRole.Bulk;
        bool isCapability = role is ParameterRole.SentCapability or ParameterRole.ReturnedCapability;
        int maxBytes = text is not null ? KnownNames.NamedNumber(text, "MaxBytes")
            : KnownNames.FirstArgument(limit)?.Value is int count ? count : 0;
        if (isSpan && maxBytes <= 0)
        {
            Report(Problems.NoLimit, symbol.Name, "", symbol);
        }

        if (!isSpan && (text ?? limit) is not null)
        {
            Report(Problems.AttributeMisplaced, symbol.Name, text is null ? "MaxBytes" : "Text", symbol);
        }

        if (!isCapability && moves)
        {
            Report(Problems.AttributeMisplaced, symbol.Name, "Moves", symbol);
        }

        CapabilityModel? capability = CapabilityParser.Parse(symbol, out string reason);
        if (isCapability && capability is null)
        {
            Report(Problems.NoCapability, symbol.Name, reason, symbol);
        }

        if (!isCapability && capability is not null)
        {
            Report(Problems.AttributeMisplaced, symbol.Name, "Capability", symbol);
        }

        bool isSubject = KnownNames.Find(symbol, KnownNames.Subject) is not null;
        if (isSubject && type is null)
        {
            Report(Problems.AttributeMisplaced, symbol.Name, "Subject", symbol);
        }

        bool isMade = KnownNames.Find(symbol, KnownNames.Made) is not null;
        if (isMade && role is not (ParameterRole.Result or ParameterRole.ReturnedCapability))
        {
            Report(Problems.AttributeMisplaced, symbol.Name, "Made", symbol);
        }

        if (MarkParser.Misplaced(symbol, type) is string mark)
        {
            Report(Problems.AttributeMisplaced, symbol.Name, mark, symbol);
        }

        return new ParameterModel(
            Escape(symbol.Name), role, type, maxBytes, text is not null, capability, moves, isSubject, MarkParser.Parse(symbol, type), isMade);
    }

    private static bool IsLength(IParameterSymbol symbol) =>
        symbol.RefKind == RefKind.Out && symbol.Type.SpecialType == SpecialType.System_Int32;

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private void Report(string id, string first, string second, ISymbol symbol) =>
        problems.Add(new Problem(id, first, second, SourceLocation.Of(symbol)));
}
