using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits IFooServer: the interface's methods, each with the request that it answers.</summary>
internal static class ServerEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System", "Micro.Abi", "Micro.Protocols");
        code.Line($"/// <summary>What a server of protocol {protocol.WireName} implements.</summary>");
        code.Open($"public interface {protocol.Interface}Server");
        bool isFirst = true;
        foreach (OperationModel operation in protocol.Operations)
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            string parameters = string.Concat(operation.Parameters.Select(p => ", " + p.Declaration));
            code.Line($"/// <inheritdoc cref=\"{protocol.Interface}.{operation.Name}\"/>");
            string errors = string.Join(", ", operation.Errors.Select(e => $"ServiceError.{e.Name}"));
            code.Line(errors.Length == 0 ? "[Errors]" : $"[Errors({errors})]");
            code.Line($"ServiceError {operation.Name}(ref Request {Locals.Name(operation, "request")}{parameters});");
        }

        OrderCode.Members(code, protocol);
        code.Close();
        return code.ToString();
    }
}
