namespace Micro.Tracing;

/// <summary>All calls of one operation.</summary>
/// <param name="Protocol">The interface's name without its I; empty: unknown.</param>
/// <param name="Operation">The method's name, or what is known instead.</param>
/// <param name="Count">Calls.</param>
/// <param name="Errors">Calls that were answered with an error, or ended by the kernel.</param>
/// <param name="Unanswered">Calls without an answer in the recording.</param>
/// <param name="Bytes">Payload of requests and replies, also what was not kept.</param>
/// <param name="Times">From request to answer; null: no call has both.</param>
public sealed record OperationStatistics(
    string Protocol, string Operation, int Count, int Errors, int Unanswered, long Bytes, TimeSpread? Times);
