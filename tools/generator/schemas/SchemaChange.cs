namespace Micro.Generator.Schemas;

/// <summary>One difference between two schemas of a protocol.</summary>
/// <param name="Kind">What it means to an older peer.</param>
/// <param name="Subject">The operation or type that changed; the protocol's name if it is the protocol itself.</param>
/// <param name="Text">What happened to it: goes behind its name.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, string Subject, string Text)
{
    public override string ToString() => $"{Kind}: {Subject} {Text}";
}
