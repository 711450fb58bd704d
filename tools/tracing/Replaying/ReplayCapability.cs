using Micro.Abi;

namespace Micro.Tracing;

/// <summary>A capability for an endpoint that an answer brought: the endpoint, and the badge of requests through it.</summary>
internal readonly record struct ReplayCapability(ulong Identity, ulong Badge)
{
    /// <summary>What an answer brought first; null: nothing that requests could go through.</summary>
    public static ReplayCapability? Of(TraceEvent? answer) =>
        answer is { Objects.Count: > 0 } && TraceRecord.KindOf(answer.Objects[0]) == ObjectKind.Endpoint
            ? new ReplayCapability(answer.Objects[0], answer.Badge)
            : null;

    /// <summary>What a request went through; null: the capability that its sender had from the start.</summary>
    public static ReplayCapability? Through(TraceCall call) =>
        call.Given is DecodedCapability given ? new ReplayCapability(given.Identity, given.Badge) : null;
}
