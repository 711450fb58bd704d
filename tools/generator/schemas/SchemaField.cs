namespace Micro.Generator.Schemas;

/// <summary>One value of a message or a struct: its name, which is not on the wire, and its type.</summary>
public sealed record SchemaField(string Name, string Type);
