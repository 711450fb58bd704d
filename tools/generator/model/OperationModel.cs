using System;
using System.Collections.Generic;
using System.Linq;

namespace Micro.Generator.Model;

/// <summary>One operation of a protocol.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Number">Its number on the wire.</param>
/// <param name="IsIdempotent">Declared so.</param>
/// <param name="Parks">The server may answer later.</param>
/// <param name="Errors">The declared errors, by number.</param>
/// <param name="Parameters">In the order of the method.</param>
/// <param name="Order">When it is allowed; null: always.</param>
/// <param name="Text">Its comment.</param>
/// <param name="Location">The method's name in the source.</param>
internal sealed record OperationModel(
    string Name,
    int Number,
    bool IsIdempotent,
    bool Parks,
    EquatableArray<EnumMember> Errors,
    EquatableArray<ParameterModel> Parameters,
    OrderModel? Order,
    CommentModel Text,
    SourceLocation Location) : IEquatable<OperationModel>
{
    /// <summary>Bytes of the array's head and the operation, or the error.</summary>
    public const int EnvelopeBytes = 2;

    /// <summary>What is in the request's payload, in order. A bulk result appears as the room the client has for it.</summary>
    public IEnumerable<ParameterModel> Arguments =>
        Parameters.Where(p => p.Role is ParameterRole.Argument or ParameterRole.Bytes or ParameterRole.Bulk);

    /// <summary>What is in the reply's payload after the error, in order: a bulk result comes first.</summary>
    public IEnumerable<ParameterModel> Results =>
        Parameters.Where(p => p.Role is ParameterRole.Bulk).Concat(Parameters.Where(p => p.Role is ParameterRole.Result));

    public IEnumerable<ParameterModel> SentCapabilities => Parameters.Where(p => p.Role is ParameterRole.SentCapability);

    public IEnumerable<ParameterModel> ReturnedCapabilities => Parameters.Where(p => p.Role is ParameterRole.ReturnedCapability);

    public ParameterModel? Bulk => Parameters.FirstOrDefault(p => p.Role is ParameterRole.Bulk);

    public ParameterModel? BulkLength => Parameters.FirstOrDefault(p => p.Role is ParameterRole.BulkLength);

    /// <summary>What has the states of the order; null: the caller.</summary>
    public ParameterModel? Subject => Parameters.FirstOrDefault(p => p.IsSubject);

    /// <summary>The handler reads spans of the request while it writes a bulk result: the two must not lie on one another.</summary>
    public bool ReadsWhileItWrites => Bulk is not null && Parameters.Any(p => p.Role is ParameterRole.Bytes);

    public int MaxRequestBytes => EnvelopeBytes + Arguments.Sum(p => p.MaxArgumentBytes);

    /// <summary>The deepest nesting of arrays in a request: the message itself, and a record in it.</summary>
    public int MaxRequestDepth => 1 + Depth(Arguments);

    /// <summary>The deepest nesting of arrays in a reply.</summary>
    public int MaxReplyDepth => 1 + Depth(Results);

    /// <summary>The longest answer.</summary>
    public int MaxReplyPayload => EnvelopeBytes + Results.Sum(p => p.MaxResultBytes);

    /// <summary>The most of the buffer that the answer needs while it is written.</summary>
    public int MaxReplyBytes => MaxReplyPayload + (ReadsWhileItWrites ? MaxRequestBytes : 0);

    private static int Depth(IEnumerable<ParameterModel> values) => values.Select(p => p.Type?.Depth ?? 0).DefaultIfEmpty(0).Max();
}
