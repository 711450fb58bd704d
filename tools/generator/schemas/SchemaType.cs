using System.Collections.Generic;

namespace Micro.Generator.Schemas;

/// <summary>A named type of a schema.</summary>
/// <param name="Kind">struct, type, enum or flags.</param>
/// <param name="Name">Its name, which is not on the wire.</param>
/// <param name="Underlying">The integer of all but structs.</param>
/// <param name="Fields">Of a struct.</param>
/// <param name="Members">Of an enum, or of flags.</param>
public sealed record SchemaType(
    string Kind, string Name, string Underlying, IReadOnlyList<SchemaField> Fields, IReadOnlyList<SchemaMember> Members);
