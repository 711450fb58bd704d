using System.Collections.Generic;

namespace Micro.Generator.Schemas;

/// <summary>One operation of a schema.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Name">The method's name, which is not on the wire.</param>
/// <param name="Marks">Words after the name: idempotent, parks.</param>
/// <param name="Order">When it is allowed; null: always.</param>
/// <param name="Request">Values of the request.</param>
/// <param name="Reply">Values of the reply.</param>
/// <param name="Sent">Capabilities of the request, a word each: "moved", or nothing.</param>
/// <param name="Returned">Capabilities of the reply.</param>
/// <param name="Errors">The declared errors.</param>
public sealed record SchemaOperation(
    int Number,
    string Name,
    IReadOnlyList<string> Marks,
    SchemaOrder? Order,
    IReadOnlyList<SchemaField> Request,
    IReadOnlyList<SchemaField> Reply,
    IReadOnlyList<string> Sent,
    IReadOnlyList<string> Returned,
    IReadOnlyList<SchemaMember> Errors);
