using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>Emits FooClient: the interface, implemented by calls.</summary>
internal static class ClientEmitter
{
    public static string Emit(ProtocolModel protocol)
    {
        CodeWriter code = CodeWriter.For(protocol, "System", "Micro.Abi", "Micro.MessagePack", "Micro.Protocols");
        string name = $"{protocol.Name}Client";
        code.Line($"/// <summary>Calls a server of protocol {protocol.WireName} through an endpoint. After an error, results are unspecified.</summary>");
        code.Open($"public readonly struct {name}<TTransport> : {protocol.Interface}", "where TTransport : struct, ITransport");
        code.Line($"private const byte Protocol = {protocol.Number};");
        code.Line("private readonly Connection<TTransport> _connection;");
        code.Line();
        code.Line("/// <summary>With the transport of its kind: of the machine there is only one.</summary>");
        code.Line($"public {name}(Slot endpoint) => _connection = new Connection<TTransport>(default, endpoint);");
        code.Line();
        code.Line($"public {name}(TTransport transport, Slot endpoint) => _connection = new Connection<TTransport>(transport, endpoint);");
        code.Line();
        code.Line("public Slot Endpoint => _connection.Endpoint;");
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line();
            Emit(new ClientMethod(code, protocol, operation));
        }

        code.Close();
        return code.ToString();
    }

    private static void Emit(ClientMethod method)
    {
        method.Begin();
        method.Request();
        method.Call();
        method.Results();
        method.End();
    }
}
