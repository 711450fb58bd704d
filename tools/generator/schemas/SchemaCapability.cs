namespace Micro.Generator.Schemas;

/// <summary>A capability beside a message, without its name, which is not on the wire.</summary>
/// <param name="Kind"><c>any</c>, a kind of object, or <c>endpoint(PROTOCOL)</c>; empty: schemas did not say so yet.</param>
/// <param name="IsMoved">It leaves its sender.</param>
public sealed record SchemaCapability(string Kind, bool IsMoved)
{
    /// <summary>Names everything.</summary>
    public const string Any = "any";

    public override string ToString() => (Kind.Length == 0 ? "" : Kind + " ") + (IsMoved ? "moved" : "copied");
}
