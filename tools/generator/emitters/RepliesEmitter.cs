using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooReplies: the encoding of every answer, for the dispatcher and for requests that were parked.</summary>
internal static class RepliesEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System", "System.Runtime.CompilerServices", "Micro.Abi", "Micro.MessagePack", "Micro.Protocols");
        code.Line($"/// <summary>Writes the answers of protocol {protocol.WireName}: [error, results…].</summary>");
        code.Open($"public static class {protocol.Name}Replies");
        bool isFirst = true;
        foreach (OperationModel operation in protocol.Operations)
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            Emit(code, operation);
        }

        code.Close();
        return code.ToString();
    }

    /// <summary>The parameters that carry an answer, in the order of the method.</summary>
    public static IEnumerable<ParameterModel> Carried(OperationModel operation) => operation.Parameters.Where(p =>
        p.Role is ParameterRole.Bulk or ParameterRole.Result or ParameterRole.ReturnedCapability);

    private static void Emit(CodeWriter code, OperationModel operation)
    {
        string reply = Locals.Name(operation, "reply");
        string error = Locals.Name(operation, "error");
        string writer = Locals.Name(operation, "writer");
        List<ParameterModel> results = [.. operation.Results];
        string parameters = string.Concat(Carried(operation).Select(p => ", " + Declaration(p)));
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Open($"public static void {operation.Name}(ref ReplyWriter {reply}, ServiceError {error}{parameters})");
        code.If($"{error} != ServiceError.None", $"{reply}.Refuse({error}, {Declared(operation)});", "return;");
        code.Line($"MessageWriter {writer} = new({reply}.Buffer);");
        code.Line($"{writer}.WriteEnvelope((byte)ServiceError.None, elements: {results.Count});");
        foreach (ParameterModel result in results)
        {
            IEnumerable<string> statements = result.Role == ParameterRole.Bulk
                ? [Codec.WriteBytes(writer, result)]
                : Codec.Write(writer, result.Type!, result.Name);
            foreach (string statement in statements)
            {
                code.Line(statement);
            }
        }

        code.Line($"{reply}.Complete({writer}.Length);");
        foreach (ParameterModel capability in operation.ReturnedCapabilities)
        {
            code.Line($"{reply}.{(capability.Moves ? "Move" : "Send")}({capability.Name});");
        }

        code.Close();
    }

    private static string Declared(OperationModel operation)
    {
        ulong Mask(ulong from) => operation.Errors.Where(e => e.Value / 64 == from).Aggregate(0UL, (mask, e) => mask | (1UL << (int)(e.Value % 64)));
        return $"0x{Mask(0):X}UL, 0x{Mask(1):X}UL";
    }

    private static string Declaration(ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Bulk => $"scoped ReadOnlySpan<byte> {parameter.Name}",
        ParameterRole.ReturnedCapability => $"Slot {parameter.Name}",
        _ => $"{parameter.Type!.Name} {parameter.Name}",
    };
}
