using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooDecoder: requests and replies as text, with the names that the interface gives them.</summary>
internal static class DecoderEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System", "Micro.Protocols");
        code.Line($"/// <summary>Shows messages of protocol {protocol.WireName} in traces.</summary>");
        code.Open($"public static class {protocol.Name}Decoder");
        Operation(code, protocol);
        code.Line();
        Request(code, protocol);
        code.Line();
        Reply(code, protocol);
        code.Close();
        return code.ToString();
    }

    private static void Operation(CodeWriter code, ProtocolModel protocol)
    {
        code.Line("/// <summary>Name of an operation; empty for a number that the protocol does not have.</summary>");
        code.Line("public static ReadOnlySpan<byte> Operation(byte number) => number switch");
        code.Line("{");
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line($"    {operation.Number} => \"{operation.Name}\"u8,");
        }

        code.Line("    _ => default,");
        code.Line("};");
    }

    private static void Request(CodeWriter code, ProtocolModel protocol)
    {
        code.Line("/// <summary>Writes a request as text and gives back its length.</summary>");
        code.Open("public static int Request(ReadOnlySpan<byte> payload, Span<byte> text)");
        code.Line("MessageText line = new(payload, text);");
        code.Line("byte operation = line.Begin();");
        code.Line("line.Open(Operation(operation));");
        Cases(code, protocol, protocol.Operations.Select(o => (o, o.Arguments)));
        code.Line("return line.Close();");
        code.Close();
    }

    private static void Reply(CodeWriter code, ProtocolModel protocol)
    {
        code.Line("/// <summary>Writes the reply to an operation as text and gives back its length.</summary>");
        code.Open("public static int Reply(byte operation, ReadOnlySpan<byte> payload, Span<byte> text)");
        code.Line("MessageText line = new(payload, text);");
        code.Line("ServiceError error = (ServiceError)line.Begin();");
        code.Line("line.Open(ServiceErrorNames.Of(error));");
        code.If("error != ServiceError.None", "return line.Close();");
        Cases(code, protocol, protocol.Operations.Select(o => (o, o.Results)));
        code.Line("return line.Close();");
        code.Close();
    }

    private static void Cases(
        CodeWriter code, ProtocolModel protocol, IEnumerable<(OperationModel Operation, IEnumerable<ParameterModel> Values)> all)
    {
        List<(OperationModel Operation, IEnumerable<ParameterModel> Values)> cases = [.. all.Where(c => c.Values.Any())];
        if (cases.Count == 0)
        {
            return;
        }

        code.Open("switch (operation)");
        foreach ((OperationModel operation, IEnumerable<ParameterModel> values) in cases)
        {
            code.Line($"case {operation.Number}:");
            foreach (string statement in values.SelectMany(v => Show(protocol, v.Name.TrimStart('@'), v.Type)))
            {
                code.Line("    " + statement);
            }

            code.Line("    break;");
        }

        code.Line("default:");
        code.Line("    break;");
        code.Close();
        code.Line();
    }

    private static IEnumerable<string> Show(ProtocolModel protocol, string name, WireType? type)
    {
        if (type?.Kind == WireKind.Record)
        {
            return type.Fields.SelectMany(f => Show(protocol, f.Name, f.Type))
                .Prepend($"line.OpenRecord(\"{name}\"u8);").Append("line.CloseRecord();");
        }

        string value = $"line.Value(\"{name}\"u8);";
        if (type?.Kind != WireKind.Enumeration)
        {
            return [value];
        }

        return type.IsFlags
            ? type.Members.Where(m => m.Value != 0).Select(m => $"line.Flag({m.Value}, \"{m.Name}\"u8);").Prepend(value)
            : [value, $"line.Name({protocol.Name}Wire.NameOf(({type.Name})line.Last));"];
    }
}
