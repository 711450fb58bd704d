using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooDispatcher: from the bytes of a request to a handler, and back.</summary>
internal static class DispatcherEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System", "Micro.Abi", "Micro.MessagePack", "Micro.Protocols");
        code.Line($"/// <summary>Decodes requests of protocol {protocol.WireName}, has them handled, and encodes the answers.</summary>");
        code.Open($"public static class {protocol.Name}Dispatcher");
        code.Line("/// <summary>The protocol's number in the message header.</summary>");
        code.Line($"public const byte Protocol = {protocol.Number};");
        code.Line();
        code.Line($"public const int Version = {protocol.Version};");
        code.Line();
        Dispatch(code, protocol);
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line();
            new DispatcherMethod(code, protocol, operation).Emit();
        }

        code.Close();
        return code.ToString();
    }

    private static void Dispatch(CodeWriter code, ProtocolModel protocol)
    {
        code.Line("/// <summary>Handles one request. Whatever its bytes are, it is answered or parked.</summary>");
        code.Open(
            "public static void Dispatch<TServer>(ref TServer server, ref Request request)",
            $"where TServer : struct, {protocol.Interface}Server");
        code.If("request.Protocol != Protocol", "request.Reply.Refuse(ServiceError.UnknownProtocol);", "return;");
        code.Open("switch (request.Operation)");
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line($"case {operation.Number}:");
            code.Line($"    {operation.Name}(ref server, ref request);");
            code.Line("    break;");
        }

        code.Line("default:");
        code.Line("    request.RefuseOperation();");
        code.Line("    break;");
        code.Close();
        code.Close();
    }
}
