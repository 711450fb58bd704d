using System;

namespace Micro.Generator.Model;

/// <summary>One parameter of an operation.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Role">What it is on the wire.</param>
/// <param name="Type">The type of a value; null for spans and capabilities.</param>
/// <param name="MaxBytes">The limit of a span.</param>
/// <param name="IsText">A span that travels as a string.</param>
/// <param name="Capability">What a capability names; null for all else.</param>
/// <param name="Moves">A capability that leaves its sender.</param>
/// <param name="IsSubject">It names what has the states of the order.</param>
/// <param name="Mark">What is said of its number; null: nothing.</param>
/// <param name="IsMade">A result that is a new thing at every success.</param>
internal sealed record ParameterModel(
    string Name, ParameterRole Role, WireType? Type, int MaxBytes, bool IsText, CapabilityModel? Capability, bool Moves, bool IsSubject,
    ValueMark? Mark, bool IsMade)
    : IEquatable<ParameterModel>
{
    private const int MaxIntegerBytes = 5;

    /// <summary>Its most bytes in a request.</summary>
    public int MaxArgumentBytes => Role switch
    {
        ParameterRole.Argument => Type!.MaxBytes,
        ParameterRole.Bytes => HeadBytes + MaxBytes,
        ParameterRole.Bulk => MaxIntegerBytes,
        _ => 0,
    };

    /// <summary>Its most bytes in a reply.</summary>
    public int MaxResultBytes => Role switch
    {
        ParameterRole.Result => Type!.MaxBytes,
        ParameterRole.Bulk => HeadBytes + MaxBytes,
        _ => 0,
    };

    /// <summary>As C# declares it in the interface and everything that implements it.</summary>
    public string Declaration => Role switch
    {
        ParameterRole.Argument => $"{Type!.Name} {Name}",
        ParameterRole.Bytes => $"ReadOnlySpan<byte> {Name}",
        ParameterRole.Result => $"out {Type!.Name} {Name}",
        ParameterRole.Bulk => $"Span<byte> {Name}",
        ParameterRole.BulkLength => $"out int {Name}",
        ParameterRole.SentCapability => $"Slot {Name}",
        _ => $"out Slot {Name}",
    };

    private int HeadBytes => MaxBytes <= byte.MaxValue ? 2 : 3;
}
