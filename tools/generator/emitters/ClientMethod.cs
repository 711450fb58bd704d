using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>One method of a client.</summary>
internal sealed class ClientMethod(CodeWriter code, ProtocolModel protocol, OperationModel operation)
{
    private readonly string _writer = Locals.Name(operation, "writer");
    private readonly string _reader = Locals.Name(operation, "reader");
    private readonly string _error = Locals.Name(operation, "error");
    private readonly string _window = Locals.Name(operation, "window");
    private readonly string _bytes = Locals.Name(operation, "bytes");
    private readonly List<ParameterModel> _results = [.. operation.Results];
    private readonly List<ParameterModel> _returned = [.. operation.ReturnedCapabilities];

    private bool IsVoid => _results.Count == 0 && _returned.Count == 0;

    public void Begin()
    {
        code.Line($"/// <inheritdoc cref=\"{protocol.Interface}.{operation.Name}\"/>");
        string parameters = string.Join(", ", operation.Parameters.Select(p => p.Declaration));
        if (_returned.Count == 0)
        {
            code.Open($"public ServiceError {operation.Name}({parameters})");
            return;
        }

        code.Line($"public ServiceError {operation.Name}({parameters}) =>");
        code.Line($"    {operation.Name}({string.Join(", ", operation.Parameters.Select(Pass))}, Slot.Null);");
        code.Line();
        code.Line($"/// <summary>The same; what the server returns arrives in the slots from <paramref name=\"{_window}\"/> on, which are empty, and stays there.</summary>");
        code.Open($"public ServiceError {operation.Name}({parameters}, Slot {_window})");
    }

    public void End() => code.Close();

    public void Request()
    {
        List<ParameterModel> outs =
            [.. operation.Parameters.Where(p => p.Role is ParameterRole.Result or ParameterRole.BulkLength or ParameterRole.ReturnedCapability)];
        foreach (ParameterModel result in outs)
        {
            code.Line($"{result.Name} = default;");
        }

        foreach (ParameterModel span in operation.Parameters.Where(p => p.Role == ParameterRole.Bytes))
        {
            code.If($"{span.Name}.Length > {span.MaxBytes}", "return ServiceError.TooLong;");
        }

        code.Line($"MessageWriter {_writer} = new(_connection.Buffer);");
        code.Line($"{_writer}.WriteEnvelope({operation.Number}, elements: {operation.Arguments.Count()});");
        foreach (string statement in operation.Arguments.SelectMany(Write))
        {
            code.Line(statement);
        }
    }

    public void Call()
    {
        string capabilities = string.Concat(operation.SentCapabilities.Select(c => $".With({c.Name})"));
        string sent = $"Protocol, {_writer}.Length, CapabilityList.Empty{capabilities}";
        List<ParameterModel> moved = [.. operation.SentCapabilities.Where(c => c.Moves)];
        if (IsVoid && moved.Count == 0)
        {
            code.Line($"return _connection.Call({sent});");
            return;
        }

        if (IsVoid)
        {
            code.Line($"ServiceError {_error} = _connection.Call({sent});");
        }
        else
        {
            code.Line($"ServiceError {_error} = _connection.Call(");
            string window = _returned.Count != 0 ? $", {_window}" : "";
            code.Line($"    {sent}, results: {_results.Count}, expected: {_returned.Count}, out MessageReader {_reader}{window});");
        }

        code.If($"{_error} != ServiceError.None", $"return {_error};");
        foreach (ParameterModel capability in moved)
        {
            code.Line($"_connection.Drop({capability.Name});");
        }

        if (IsVoid)
        {
            code.Line("return ServiceError.None;");
        }
    }

    public void Results()
    {
        if (IsVoid)
        {
            return;
        }

        foreach (string statement in _results.SelectMany(Read))
        {
            code.Line(statement);
        }

        IEnumerable<string> wrong = Codec.Undefined(protocol, _results).Prepend($"!{_reader}.IsComplete");
        code.If(string.Join(" || ", wrong), $"return _connection.RefuseReply(received: {_returned.Count}{(_returned.Count != 0 ? $", {_window}" : "")});");
        if (operation.Bulk is { } bulk)
        {
            code.Line($"{_bytes}.CopyTo({bulk.Name});");
            code.Line($"{operation.BulkLength!.Name} = {_bytes}.Length;");
        }

        for (int index = 0; index < _returned.Count; index++)
        {
            code.Line($"{_returned[index].Name} = _connection.Received({_window}, {index});");
        }

        code.Line("return ServiceError.None;");
    }

    private static string Pass(ParameterModel parameter) =>
        parameter.Role is ParameterRole.Result or ParameterRole.BulkLength or ParameterRole.ReturnedCapability
            ? $"out {parameter.Name}"
            : parameter.Name;

    private IEnumerable<string> Write(ParameterModel argument) => argument.Role switch
    {
        ParameterRole.Bytes => [Codec.WriteBytes(_writer, argument)],
        ParameterRole.Bulk => [$"{_writer}.WriteUnsigned((uint){argument.Name}.Length);"],
        _ => Codec.Write(_writer, argument.Type!, argument.Name),
    };

    private IEnumerable<string> Read(ParameterModel result) => result.Role == ParameterRole.Bulk
        ? [$"ReadOnlySpan<byte> {_bytes} = {Codec.ReadBytes(_reader, result, $"{result.Name}.Length")};"]
        : Codec.Read(_reader, result.Type!, result.Name);
}
