using Micro.Abi;

namespace Micro.Trace;

/// <summary>Which records tell of a message that arrived. Counted from 1 in the order of the records, they are the numbers of messages.</summary>
public static class Delivery
{
    /// <summary>A request that its server has now, or an answer.</summary>
    /// <param name="kind">Of the record.</param>
    /// <param name="isQueued">See <see cref="TraceRecord.IsQueued"/>.</param>
    public static bool IsToldBy(TraceKind kind, bool isQueued) =>
        kind is TraceKind.Received or TraceKind.Reply || (kind == TraceKind.Request && !isQueued);
}
