using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Generator.Emitters;
using Micro.Generator.Model;

namespace Micro.Generator.Pages;

/// <summary>The section of one protocol.</summary>
internal sealed class ProtocolPage(StringBuilder page, ProtocolModel protocol)
{
    public void Write()
    {
        page.Append($"\n## {protocol.WireName}\n\n`{protocol.Interface}`, number {protocol.Number}, version {protocol.Version}. {protocol.Text.Summary}\n");
        if (protocol.Text.Remarks.Length > 0)
        {
            page.Append($"\n{protocol.Text.Remarks}\n");
        }

        Order();
        foreach (OperationModel operation in protocol.Operations)
        {
            Operation(operation);
        }

        Types();
    }

    private void Order()
    {
        List<OperationModel> ordered = [.. protocol.Operations.Where(o => o.Order is not null)];
        if (ordered.Count == 0)
        {
            return;
        }

        string subject = ordered[0].Subject is { } named ? $"a `{named.Type!.Name}`" : "the caller";
        page.Append($"\nOrder, by the state of {subject} (`{ordered[0].Order!.State.Name}`); in any other state the answer is `WrongState`:\n\n");
        page.Append("| operation | allowed in | leads to |\n|---|---|---|\n");
        foreach (OperationModel operation in ordered)
        {
            page.Append($"| `{operation.Name}` | {Names(operation.Order!.AllowedIn.Select(s => s.Name), "any")} | ");
            page.Append(operation.Order.LeadsTo is { } next ? $"`{next.Name}` |\n" : "the same |\n");
        }
    }

    private void Operation(OperationModel operation)
    {
        page.Append($"\n### {protocol.WireName} {operation.Number}: {operation.Name}\n\n");
        if (operation.Text.Summary.Length > 0)
        {
            page.Append($"{operation.Text.Summary}\n\n");
        }

        Parameters(operation);
        string[] marks =
        [
            operation.IsIdempotent ? "Idempotent." : "Not idempotent.",
            .. operation.Parks ? ["Can be answered later."] : Array.Empty<string>(),
            $"Request at most {operation.MaxRequestBytes} bytes{Depth(operation.MaxRequestDepth)}, reply {operation.MaxReplyPayload}{Depth(operation.MaxReplyDepth)}.",
            $"Errors: {Names(operation.Errors.Select(e => e.Name), "none of its own")}.",
        ];
        page.Append($"{string.Join(" ", marks)}\n");
    }

    private void Parameters(OperationModel operation)
    {
        List<string> rows =
        [
            .. operation.Arguments.Select(p => Row("→", operation, p, p.Role == ParameterRole.Bulk ? "room for it, u32" : Type(p))),
            .. operation.SentCapabilities.Select(p => Row("→", operation, p, Capability(p))),
            .. operation.Results.Select(p => Row("←", operation, p, Type(p))),
            .. operation.ReturnedCapabilities.Select(p => Row("←", operation, p, Capability(p))),
        ];
        if (rows.Count > 0)
        {
            page.Append($"| | | on the wire | |\n|---|---|---|---|\n{string.Concat(rows)}\n");
        }
    }

    private static string Row(string direction, OperationModel operation, ParameterModel parameter, string type)
    {
        string name = parameter.Name.TrimStart('@');
        return $"| {direction} | `{name}` | {type} | {operation.Text.Of(name)} |\n";
    }

    private static string Type(ParameterModel parameter) => parameter.Role is ParameterRole.Bytes or ParameterRole.Bulk
        ? $"{(parameter.IsText ? "text" : "bytes")}, at most {parameter.MaxBytes}"
        : parameter.Type!.SchemaName;

    private static string Depth(int arrays) => arrays == 1 ? "" : $" in arrays {arrays} deep";

    private static string Capability(ParameterModel parameter)
    {
        CapabilityModel named = parameter.Capability!;
        string what = named.WireName.Length > 0 ? $"endpoint of [{named.WireName}](#{named.WireName})"
            : named.Kind == "None" ? "any capability"
            : $"capability for {named.Kind}";
        return parameter.Moves ? $"{what}, moved" : what;
    }

    private void Types()
    {
        List<string> rows =
        [
            .. WireTypes.Structs(protocol).Select(t => t.Kind == WireKind.Wrapper
                ? $"| `{t.Name}` | {t.Fields[0].Type.SchemaName} |\n"
                : $"| `{t.Name}` | array: {string.Join(", ", t.Fields.Select(f => $"{f.Name} {f.Type.SchemaName}"))} |\n"),
            .. WireTypes.Enumerations(protocol).Select(t =>
                $"| `{t.Name}` | u{8 * t.Size}{(t.IsFlags ? ", flags" : "")}: {string.Join(", ", t.Members.Select(m => $"{m.Name} {m.Value}"))} |\n"),
        ];
        if (rows.Count > 0)
        {
            page.Append($"\n### {protocol.WireName}: types\n\n| type | on the wire |\n|---|---|\n{string.Concat(rows)}");
        }
    }

    private static string Names(IEnumerable<string> names, string none) =>
        names.Any() ? string.Join(", ", names.Select(n => $"`{n}`")) : none;
}
