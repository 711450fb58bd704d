using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Counts and costs by operation.</summary>
public static class TraceStatistics
{
    /// <summary>The operations of some calls, by the numbers of protocols and operations; faults are left out.</summary>
    public static IReadOnlyList<OperationStatistics> Of(IEnumerable<TraceCall> calls) =>
    [
        .. calls.Where(call => !call.IsFault)
            .GroupBy(Key)
            .OrderBy(group => group.Key)
            .Select(group => Sum([.. group])),
    ];

    private static (int Protocol, int Operation) Key(TraceCall call) =>
        call.RequestMessage is { } request ? (request.Payload.Protocol, request.IsReadable ? request.Number : -1) : (-1, -1);

    private static OperationStatistics Sum(TraceCall[] calls)
    {
        DecodedMessage? request = calls[0].RequestMessage;
        return new OperationStatistics(
            request?.Protocol?.Name ?? "",
            Name(request),
            calls.Length,
            calls.Count(IsError),
            calls.Count(call => call.Answer is null),
            calls.Sum(call => (long)(call.Request?.WholeLength ?? 0) + (call.Answer?.WholeLength ?? 0)),
            TimeSpread.Of(calls.Where(call => call.Request is not null && call.Answer is not null)
                .Select(call => call.Answer!.Time - call.Request!.Time)));
    }

    private static string Name(DecodedMessage? request) =>
        request is null ? "(before the recording)"
        : request.Operation?.Name
            ?? (request.Protocol is null ? string.Create(CultureInfo.InvariantCulture, $"(protocol {request.Payload.Protocol})")
                : string.Create(CultureInfo.InvariantCulture, $"(operation {request.Number})"));

    private static bool IsError(TraceCall call) =>
        call.Outcome == CallOutcome.Failed || call.ReplyMessage is { IsReadable: true, Error: not ServiceError.None };
}
