using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooDescription: what the messages of a protocol hold, for those who read recordings.</summary>
internal static class DescriptionEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "Micro.Abi", "Micro.Protocols");
        code.Line($"/// <summary>What messages of protocol {protocol.WireName} hold, for those who read recordings.</summary>");
        code.Open($"public static class {protocol.Name}Description");
        code.Line("/// <summary>Made anew at each call.</summary>");
        code.Line($"public static ProtocolDescription Protocol => new(\"{protocol.Name}\", \"{protocol.WireName}\", {protocol.Number}, {protocol.Version},");
        code.Line("[");
        foreach (OperationModel operation in protocol.Operations)
        {
            Operation(code, operation);
        }

        code.Line("]);");
        code.Close();
        return code.ToString();
    }

    private static void Operation(CodeWriter code, OperationModel operation)
    {
        code.Line($"    new OperationDescription({operation.Number}, \"{operation.Name}\", parks: {(operation.Parks ? "true" : "false")})");
        code.Line("    {");
        Values(code, "Arguments", operation.Arguments.Select(p => Value(p, isRequest: true)));
        Capabilities(code, "Sent", operation.SentCapabilities);
        Values(code, "Results", operation.Results.Select(p => Value(p, isRequest: false)));
        Capabilities(code, "Returned", operation.ReturnedCapabilities);
        Names(code, "Made", operation.Parameters.Where(p => p.IsMade));
        if (operation.Errors.Count > 0)
        {
            code.Line($"        Errors = [{string.Join(", ", operation.Errors.Select(e => $"ServiceError.{e.Name}"))}],");
        }

        code.Line("    },");
    }

    private static void Values(CodeWriter code, string property, IEnumerable<string> values)
    {
        List<string> all = [.. values];
        if (all.Count == 0)
        {
            return;
        }

        code.Line($"        {property} =");
        code.Line("        [");
        foreach (string value in all)
        {
            code.Line($"            {value},");
        }

        code.Line("        ],");
    }

    private static void Capabilities(CodeWriter code, string property, IEnumerable<ParameterModel> parameters)
    {
        string list = string.Join(", ", parameters.Select(p => $"new(\"{Plain(p.Name)}\", ObjectKind.{p.Capability!.Kind}, \"{p.Capability.Protocol}\")"));
        if (list.Length > 0)
        {
            code.Line($"        {property} = [{list}],");
        }
    }

    private static void Names(CodeWriter code, string property, IEnumerable<ParameterModel> parameters)
    {
        string names = string.Join(", ", parameters.Select(p => $"\"{Plain(p.Name)}\""));
        if (names.Length > 0)
        {
            code.Line($"        {property} = [{names}],");
        }
    }

    private static string Value(ParameterModel parameter, bool isRequest) => parameter.Role switch
    {
        ParameterRole.Bulk when isRequest => One(parameter.Name, "Room", []),
        ParameterRole.Bulk or ParameterRole.Bytes => One(parameter.Name, parameter.IsText ? "Text" : "Binary", []),
        _ => Typed(parameter.Name, parameter.Type!, parameter.Mark),
    };

    private static string Typed(string name, WireType type, ValueMark? mark)
    {
        List<string> more = [.. Marks(mark)];
        switch (type.Kind)
        {
            case WireKind.Enumeration:
                IEnumerable<string> members = type.Members.GroupBy(m => m.Value).Select(g => g.First())
                    .Select(m => $"new(\"{m.Name}\", {m.Value})");
                more.Add($"Names = [{string.Join(", ", members)}]");
                return One(name, type.IsFlags ? "Flags" : "Enumeration", more);
            case WireKind.Record:
                more.Add($"Fields = [{string.Join(", ", type.Fields.Select(f => Typed(Camel(f.Name), f.Type, f.Mark)))}]");
                return One(name, "Record", more);
            case WireKind.Wrapper:
                return One(name, type.Fields[0].Type.Kind.ToString(), more);
            default:
                return One(name, type.Kind.ToString(), more);
        }
    }

    private static IEnumerable<string> Marks(ValueMark? mark)
    {
        if (mark is null)
        {
            yield break;
        }

        if (mark.Identity.Length > 0)
        {
            yield return $"Identity = \"{mark.Identity}\"";
        }

        if (mark.IsPerClient)
        {
            yield return "IsPerClient = true";
        }

        if (mark.IsFromZero)
        {
            yield return "IsFromZero = true";
        }

        if (mark.IsMeasured)
        {
            yield return "IsMeasured = true";
        }
    }

    private static string One(string name, string kind, List<string> more)
    {
        string properties = more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
        return $"new ValueDescription(\"{Plain(name)}\", ValueKind.{kind}){properties}";
    }

    private static string Plain(string name) => name.TrimStart('@');

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
