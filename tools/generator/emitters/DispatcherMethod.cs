using System.Collections.Generic;
using System.Linq;
using Micro.Generator.Model;

namespace Micro.Generator.Emitters;

/// <summary>The part of a dispatcher that serves one operation.</summary>
internal sealed class DispatcherMethod(CodeWriter code, ProtocolModel protocol, OperationModel operation)
{
    private readonly string _server = Locals.Name(operation, "server");
    private readonly string _request = Locals.Name(operation, "request");
    private readonly string _reader = Locals.Name(operation, "reader");
    private readonly string _error = Locals.Name(operation, "error");
    private readonly string _room = Locals.Name(operation, "room");

    public void Emit()
    {
        code.Open(
            $"private static void {operation.Name}<TServer>(ref TServer {_server}, ref Request {_request})",
            $"where TServer : struct, {protocol.Interface}Server");
        Arguments();
        Checks();
        Handle();
        Answer();
        code.Close();
    }

    private void Arguments()
    {
        code.Line($"MessageReader {_reader} = {_request}.ReadArguments(count: {operation.Arguments.Count()});");
        foreach (string statement in operation.Arguments.SelectMany(Read))
        {
            code.Line(statement);
        }
    }

    private void Checks()
    {
        code.If($"!{_reader}.IsComplete", $"{_request}.RefuseForm(maxDepth: {operation.MaxRequestDepth});", "return;");
        List<string> undefined = [.. Codec.Undefined(protocol, operation.Arguments)];
        if (undefined.Count > 0)
        {
            code.If(string.Join(" || ", undefined), $"{_request}.Reply.Refuse(ServiceError.InvalidArgument);", "return;");
        }

        int count = operation.SentCapabilities.Count();
        code.If($"{_request}.Capabilities != {count}", $"{_request}.Reply.Refuse(ServiceError.WrongCapabilities);", "return;");
        OrderCode.Check(code, operation, _server, _request);
    }

    private void Handle()
    {
        if (operation.Bulk is { } bulk)
        {
            // A handler may fill the result while it reads its arguments, so they must not share the buffer.
            string skip = operation.ReadsWhileItWrites ? $", skip: {_request}.Payload.Length" : "";
            string size = $"{_room} < {bulk.MaxBytes} ? (int){_room} : {bulk.MaxBytes}";
            code.Line($"Span<byte> {bulk.Name} = {_request}.Reply.Reserve({size}{skip});");
        }

        foreach (ParameterModel span in operation.Parameters.Where(p => p.Role == ParameterRole.Bytes))
        {
            code.Line($"{span.Name} = {_request}.Keep({span.Name});");
        }

        int capability = 0;
        string arguments = string.Concat(operation.Parameters.Select(p => ", " + (p.Role switch
        {
            ParameterRole.SentCapability => $"{_request}.Capability({capability++})",
            ParameterRole.Result or ParameterRole.BulkLength or ParameterRole.ReturnedCapability => p.Declaration,
            _ => p.Name,
        })));
        code.Line($"ServiceError {_error} = {_server}.{operation.Name}(ref {_request}{arguments});");
        OrderCode.Transition(code, operation, _server, _request, _error);
    }

    private void Answer()
    {
        string results = string.Concat(RepliesEmitter.Carried(operation).Select(p => ", " + (p.Role == ParameterRole.Bulk
            ? $"{_error} == ServiceError.None ? {p.Name}.Slice(0, {operation.BulkLength!.Name}) : default"
            : p.Name)));
        string answer = $"{protocol.Name}Replies.{operation.Name}(ref {_request}.Reply, {_error}{results});";
        if (!operation.Parks)
        {
            code.Line(answer);
            return;
        }

        code.Open($"if (!{_request}.IsParked)");
        code.Line(answer);
        code.Close();
    }

    private IEnumerable<string> Read(ParameterModel argument) => argument.Role switch
    {
        ParameterRole.Bytes => [$"ReadOnlySpan<byte> {argument.Name} = {Codec.ReadBytes(_reader, argument, $"{argument.MaxBytes}")};"],
        ParameterRole.Bulk => [$"uint {_room} = {_reader}.ReadUInt32();"],
        _ => Codec.Read(_reader, argument.Type!, $"{argument.Type!.Name} {argument.Name}"),
    };
}
