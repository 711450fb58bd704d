namespace Micro.Generator.Schemas;

/// <summary>A name with a number: a member of an enum, or an error.</summary>
public sealed record SchemaMember(string Name, ulong Number);
