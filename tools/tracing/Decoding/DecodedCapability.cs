using Micro.Abi;

namespace Micro.Tracing;

/// <summary>A capability that a message carried.</summary>
/// <param name="Name">As the protocol names it; empty if it has no name for it.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Identity">What tells one object from another, the kind included.</param>
/// <param name="Badge">The badge of an endpoint, where it is known; else 0.</param>
public sealed record DecodedCapability(string Name, ObjectKind Kind, ulong Identity, ulong Badge)
{
    /// <summary>Counts the things that had this identity before it.</summary>
    public int Generation { get; internal set; }
}
