using Micro.Abi;
using Micro.Protocols;

namespace Micro.Programs.Bench.Peer;

/// <summary>The other side of what is measured.</summary>
[Protocol("measurement", Number = 250, Version = 1)]
public interface IMeasurement
{
    /// <summary>Adds two numbers: a typed call with arguments and a result, and next to no work.</summary>
    [Operation(1), Idempotent]
    ServiceError Add(ulong first, ulong second, out ulong sum);

    /// <summary>The longest time the kernel had interrupts off, and in which system call; 0 without the boot option `measure`.</summary>
    [Operation(2), Idempotent]
    [Errors(ServiceError.NotPermitted)]
    ServiceError LongestStretch(out ulong nanoseconds, out uint systemCall);

    /// <summary>After its answer the peer sends back that many messages as they come, outside any protocol.</summary>
    [Operation(3)]
    ServiceError Echo(uint rounds, bool usesVectors);

    /// <summary>After its answer the peer waits that many times for a signal and answers each with one.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="answers">A notification of the caller, to be signalled.</param>
    /// <param name="requests">A notification of the peer, for the caller to signal.</param>
    [Operation(4)]
    [Errors(ServiceError.LimitReached)]
    ServiceError Signals(
        uint rounds, [Capability(ObjectKind.Notification)] Slot answers, [Moves, Capability(ObjectKind.Notification)] out Slot requests);
}
