using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Writes a protocol as text for people and for comparing versions: everything that is on the wire, nothing that is not.</summary>
internal static class SchemaText
{
    public static string Of(ProtocolModel protocol)
    {
        StringBuilder text = new();
        text.Append($"protocol {protocol.WireName} number {protocol.Number} version {protocol.Version}\n");
        foreach (OperationModel operation in protocol.Operations)
        {
            Append(text, operation);
        }

        foreach (WireType type in WireTypes.Structs(protocol))
        {
            string fields = string.Join(", ", type.Fields.Select(f => $"{f.Name} {f.Type.SchemaName}"));
            text.Append(type.Kind == WireKind.Wrapper
                ? $"\ntype {type.Name} = {type.Fields[0].Type.SchemaName}\n"
                : $"\nstruct {type.Name} [{fields}]\n");
        }

        foreach (WireType type in WireTypes.Enumerations(protocol))
        {
            string members = string.Join(", ", type.Members.Select(m => $"{m.Name} {m.Value}"));
            text.Append($"\n{(type.IsFlags ? "flags" : "enum")} {type.Name} u{8 * type.Size} {{{members}}}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, OperationModel operation)
    {
        IEnumerable<string> marks = [];
        if (operation.IsIdempotent)
        {
            marks = marks.Append("idempotent");
        }

        if (operation.Parks)
        {
            marks = marks.Append("parks");
        }

        text.Append($"\n{operation.Number} {operation.Name}");
        text.Append(string.Concat(marks.Select(m => " " + m))).Append('\n');
        if (operation.Order is { } order)
        {
            string before = string.Join(" or ", order.AllowedIn.Select(s => s.Name));
            string after = order.LeadsTo is null ? "" : $" -> {order.LeadsTo.Name}";
            text.Append($"  order of {operation.Subject?.Name ?? "caller"}: {(before.Length == 0 ? "any" : before)}{after}\n");
        }

        text.Append($"  request [{string.Join(", ", operation.Arguments.Select(Argument))}]{Capabilities(operation.SentCapabilities)}\n");
        text.Append($"  reply [{string.Join(", ", operation.Results.Select(Result))}]{Capabilities(operation.ReturnedCapabilities)}\n");
        text.Append($"  depth request {operation.MaxRequestDepth}, reply {operation.MaxReplyDepth}\n");
        if (operation.Errors.Count > 0)
        {
            text.Append($"  errors {string.Join(", ", operation.Errors.Select(e => $"{e.Name} {e.Value}"))}\n");
        }
    }

    private static string Argument(ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Bulk => $"{parameter.Name} room u32",
        ParameterRole.Bytes => $"{parameter.Name} {Bytes(parameter)}",
        _ => $"{parameter.Name} {parameter.Type!.SchemaName}",
    };

    private static string Result(ParameterModel parameter) => parameter.Role == ParameterRole.Bulk
        ? $"{parameter.Name} {Bytes(parameter)}"
        : $"{parameter.Name} {parameter.Type!.SchemaName}";

    private static string Bytes(ParameterModel parameter) => $"{(parameter.IsText ? "text" : "bytes")}({parameter.MaxBytes})";

    private static string Capabilities(IEnumerable<ParameterModel> parameters)
    {
        string list = string.Join(", ", parameters.Select(p => $"{p.Name} {p.Capability?.SchemaName}{(p.Moves ? " moved" : "")}"));
        return list.Length == 0 ? "" : $" capabilities [{list}]";
    }
}
