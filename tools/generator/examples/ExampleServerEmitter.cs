using System.Linq;
using Micro.Generator.Emitters;
using Micro.Generator.Model;

namespace Micro.Generator.Examples;

/// <summary>Emits FooExampleServer: it expects the arguments of the vectors and answers their results, or the error it is told.</summary>
internal sealed class ExampleServerEmitter(CodeWriter code, ProtocolModel protocol)
{
    public void Emit()
    {
        code.Line($"/// <summary>Answers every operation of protocol {protocol.WireName} as its vectors say.</summary>");
        code.Open($"public struct {protocol.Name}ExampleServer : {protocol.Interface}Server");
        code.Line("/// <summary>What handlers answer.</summary>");
        code.Line("public ServiceError Answer { get; set; }");
        code.Line();
        code.Line("/// <summary>The capability that goes with every result that has one.</summary>");
        code.Line("public Slot Given { get; set; }");
        code.Line();
        code.Line("/// <summary>Handlers that ran.</summary>");
        code.Line("public int Calls { get; private set; }");
        code.Line();
        code.Line("/// <summary>Those whose arguments were not the expected ones.</summary>");
        code.Line("public int Mistakes { get; private set; }");
        foreach (OperationModel operation in protocol.Operations)
        {
            code.Line();
            Handler(operation);
        }

        Order();
        code.Close();
    }

    private void Handler(OperationModel operation)
    {
        string parameters = string.Concat(operation.Parameters.Select(p => ", " + p.Declaration));
        code.Open($"public ServiceError {operation.Name}(ref Request {Locals.Name(operation, "request")}{parameters})");
        foreach (ParameterModel result in operation.Parameters)
        {
            Result(operation, result);
        }

        string[] expected = [.. operation.Arguments.Select(p => Expected(operation, p))];
        code.Line("Calls++;");
        if (expected.Length > 0)
        {
            code.Line($"Mistakes += {string.Join(" && ", expected)} ? 0 : 1;");
        }

        code.Line("return Answer;");
        code.Close();
    }

    private void Result(OperationModel operation, ParameterModel parameter)
    {
        switch (parameter.Role)
        {
            case ParameterRole.Result:
                code.Line($"{parameter.Name} = {ExampleValues.Of(operation, parameter).Expression};");
                break;
            case ParameterRole.ReturnedCapability:
                code.Line($"{parameter.Name} = Given;");
                break;
            case ParameterRole.BulkLength:
                string content = ExampleValues.Of(operation, operation.Bulk!).Expression;
                string size = $"Math.Min({operation.Bulk!.Name}.Length, {content}.Length)";
                code.Line($"{parameter.Name} = {size};");
                code.Line($"{content}.Slice(0, {parameter.Name}).CopyTo({operation.Bulk.Name});");
                break;
            default:
                break;
        }
    }

    private static string Expected(OperationModel operation, ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Bytes => $"{parameter.Name}.SequenceEqual({ExampleValues.Of(operation, parameter).Expression})",
        ParameterRole.Bulk => $"{parameter.Name}.Length == {ExampleValues.RoomFor(parameter)}",
        _ => ExampleValues.Condition(operation, parameter, parameter.Name),
    };

    // No subject has a state here: every operation is allowed.
    private void Order()
    {
        if (protocol.Ordered is not { } ordered)
        {
            return;
        }

        string state = ordered.Order!.State.Name;
        string subject = ordered.Subject is { } named ? $", {named.Type!.Name} subject" : "";
        code.Line();
        code.Open($"public bool TryGetState(ref Request request{subject}, out {state} state)");
        code.Line("state = default;");
        code.Line("return false;");
        code.Close();
        if (protocol.HasTransitions)
        {
            code.Line();
            code.Open($"public void EnterState(ref Request request{subject}, {state} state)");
            code.Close();
        }
    }
}
