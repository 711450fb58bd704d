using System.Linq;
using Micro.Generator.Emitters;
using Micro.Generator.Model;

namespace Micro.Generator.Examples;

/// <summary>Emits FooExampleClient: it calls every operation with the arguments of the vectors and expects their results.</summary>
internal sealed class ExampleClientEmitter(CodeWriter code, ProtocolModel protocol)
{
    public void Emit()
    {
        code.Line($"/// <summary>Calls every operation of protocol {protocol.WireName} as its vectors say.</summary>");
        code.Open($"public static class {protocol.Name}ExampleClient");
        code.Line("/// <summary>Calls one operation.</summary>");
        code.Line("/// <param name=\"client\">The client.</param>");
        code.Line("/// <param name=\"operation\">Its number.</param>");
        code.Line("/// <param name=\"sent\">The capability that goes with every argument that is one.</param>");
        code.Line("/// <param name=\"isRight\">The results were those of the vectors.</param>");
        code.Open(
            $"public static ServiceError Call<TTransport>({protocol.Name}Client<TTransport> client, byte operation, Slot sent, out bool isRight)",
            "where TTransport : struct, ITransport");
        code.Open("switch (operation)");
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line($"case {operation.Number}:");
            code.Line($"    return {operation.Name}(client, sent, out isRight);");
        }

        code.Line("default:");
        code.Line("    isRight = false;");
        code.Line("    return ServiceError.UnknownOperation;");
        code.Close();
        code.Close();
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line();
            Method(operation);
        }

        code.Close();
    }

    private void Method(OperationModel operation)
    {
        code.Open(
            $"private static ServiceError {operation.Name}<TTransport>({protocol.Name}Client<TTransport> client, Slot sent, out bool isRight)",
            "where TTransport : struct, ITransport");
        if (operation.Bulk is { } bulk)
        {
            code.Line($"Span<byte> bulk = new byte[{ExampleValues.RoomFor(bulk)}];");
        }

        string arguments = string.Join(", ", operation.Parameters.Select(p => Argument(operation, p)));
        string[] expected = [.. operation.Results.Select(p => Expected(operation, p))];
        code.Line($"ServiceError result = client.{operation.Name}({arguments});");
        code.Line($"isRight = {(expected.Length == 0 ? "true" : string.Join(" && ", expected))};");
        code.Line("return result;");
        code.Close();
    }

    private static string Argument(OperationModel operation, ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.SentCapability => "sent",
        ParameterRole.ReturnedCapability => "out _",
        ParameterRole.Bulk => "bulk",
        ParameterRole.BulkLength => "out int bulkLength",
        ParameterRole.Result => $"out {parameter.Type!.Name} {Local(parameter)}",
        _ => ExampleValues.Of(operation, parameter).Expression,
    };

    private static string Expected(OperationModel operation, ParameterModel parameter) => parameter.Role == ParameterRole.Bulk
        ? $"bulk.Slice(0, bulkLength).SequenceEqual({ExampleValues.Of(operation, parameter).Expression})"
        : ExampleValues.Condition(operation, parameter, Local(parameter));

    /// <summary>A result's variable, by a name that nothing else has.</summary>
    private static string Local(ParameterModel result) => result.Name.TrimStart('@') + "Back";
}
