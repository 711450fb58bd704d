namespace Micro.Protocols;

/// <summary>One operation of a protocol: what its messages hold, in the order of the wire.</summary>
/// <param name="number">What a request begins with.</param>
/// <param name="name">The method's name.</param>
/// <param name="parks">The server may answer later.</param>
public sealed class OperationDescription(byte number, string name, bool parks)
{
    public byte Number { get; } = number;

    public string Name { get; } = name;

    public bool Parks { get; } = parks;

    /// <summary>What a request holds after the number.</summary>
    public ValueDescription[] Arguments { get; init; } = [];

    /// <summary>The capabilities that a request carries.</summary>
    public CapabilityDescription[] Sent { get; init; } = [];

    /// <summary>What a reply without an error holds after the 0.</summary>
    public ValueDescription[] Results { get; init; } = [];

    /// <summary>The capabilities that a reply carries.</summary>
    public CapabilityDescription[] Returned { get; init; } = [];

    /// <summary>Names of results and returned capabilities that are new things at every success (see <see cref="MadeAttribute"/>).</summary>
    public string[] Made { get; init; } = [];

    /// <summary>What it declares; see <see cref="DeclaredErrors.Always"/> for what is possible everywhere.</summary>
    public ServiceError[] Errors { get; init; } = [];
}
