using Micro.Abi;

namespace Micro.Tracing;

/// <summary>A capability that a message carried.</summary>
/// <param name="Name">As the protocol names it; empty if it has no name for it.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Identity">What tells one object from another, the kind included.</param>
/// <param name="Protocol">Of an endpoint the protocol that it is said to speak, by its interface's name without its I; empty: unknown.</param>
/// <param name="Badge">The badge of an endpoint, where it is known; else 0.</param>
public sealed record DecodedCapability(string Name, ObjectKind Kind, string Protocol, ulong Identity, ulong Badge)
{
    /// <summary>What it is called: <c>File</c> where the protocol is known, else the kind of the object.</summary>
    public string Title => Kind == ObjectKind.Endpoint && Protocol.Length > 0 ? Protocol : Kind.ToString();

    /// <summary>Counts the things that had this identity before it.</summary>
    public int Generation { get; internal set; }
}
