using System.Collections.Generic;

namespace Micro.Generator.Schemas;

/// <summary>One operation of a schema.</summary>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Name">The method's name, which is not on the wire.</param>
/// <param name="Marks">Words after the name: idempotent, parks.</param>
/// <param name="Order">When it is allowed; null: always.</param>
/// <param name="Request">Values of the request.</param>
/// <param name="Reply">Values of the reply.</param>
/// <param name="RequestDepth">The deepest nesting of arrays in a request; 0: schemas did not say so yet.</param>
/// <param name="ReplyDepth">The deepest nesting of arrays in a reply; 0: schemas did not say so yet.</param>
/// <param name="Sent">Capabilities of the request.</param>
/// <param name="Returned">Capabilities of the reply.</param>
/// <param name="Errors">The declared errors.</param>
public sealed record SchemaOperation(
    int Number,
    string Name,
    IReadOnlyList<string> Marks,
    SchemaOrder? Order,
    IReadOnlyList<SchemaField> Request,
    IReadOnlyList<SchemaField> Reply,
    int RequestDepth,
    int ReplyDepth,
    IReadOnlyList<SchemaCapability> Sent,
    IReadOnlyList<SchemaCapability> Returned,
    IReadOnlyList<SchemaMember> Errors);
