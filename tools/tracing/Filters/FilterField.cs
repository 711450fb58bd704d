using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Something of a call that a filter compares.</summary>
/// <param name="Name">As filters name it.</param>
/// <param name="Of">What a call has there; several names can mean the same.</param>
/// <param name="Choices">All that there is; empty: that is not known before the recording is.</param>
internal sealed record FilterField(string Name, Func<TraceCall, IEnumerable<string>> Of, Func<MessageDecoder, string[]> Choices)
{
    public static IReadOnlyList<FilterField> All { get; } =
    [
        new("server", call => Names(call.Server), _ => []),
        new("process", call => Names(call.Client).Concat(Names(call.Server)), _ => []),
        new("protocol", Protocol, decoder => [.. decoder.Protocols.Select(p => p.Name)]),
        new("operation", Operation, decoder => [.. decoder.Protocols.SelectMany(p => p.Operations).Select(o => o.Name).Distinct().Order()]),
        new("error", Error, _ => [.. Enum.GetNames<ServiceError>().Concat(Enum.GetNames<KernelError>()).Distinct()]),
    ];

    private static IEnumerable<string> Names(TraceProcess? process) => process is null ? [] : [process.Name, process.BaseName];

    private static IEnumerable<string> Protocol(TraceCall call) =>
        call.RequestMessage?.Protocol is ProtocolDescription protocol ? [protocol.Name] : [];

    private static IEnumerable<string> Operation(TraceCall call) =>
        call.RequestMessage?.Operation is OperationDescription operation ? [operation.Name] : [];

    private static IEnumerable<string> Error(TraceCall call) => call.Outcome switch
    {
        CallOutcome.Failed => [((KernelError)call.Answer!.Detail).ToString()],
        CallOutcome.Answered when call.ReplyMessage is { IsReadable: true } reply => [reply.Error.ToString()],
        _ => [],
    };
}
