using System;
using System.Linq;

namespace Micro.Generator.Model;

/// <summary>One protocol, as its interface declares it.</summary>
/// <param name="Namespace">Where the interface lies, and what is generated for it.</param>
/// <param name="Interface">The interface's name.</param>
/// <param name="Name">The interface's name without its I: the stem of all generated names.</param>
/// <param name="WireName">The protocol's own name.</param>
/// <param name="Number">What travels in the message header.</param>
/// <param name="Version">The declared version.</param>
/// <param name="Operations">By number.</param>
/// <param name="Text">Its comment.</param>
/// <param name="Problems">Why nothing can be generated; empty for a valid protocol.</param>
/// <param name="Location">The interface's name in the source.</param>
internal sealed record ProtocolModel(
    string Namespace,
    string Interface,
    string Name,
    string WireName,
    int Number,
    int Version,
    EquatableArray<OperationModel> Operations,
    CommentModel Text,
    EquatableArray<Problem> Problems,
    SourceLocation Location) : IEquatable<ProtocolModel>
{
    /// <summary>An operation with states; all have those of the same enum and the same kind of subject. Null: there is no order.</summary>
    public OperationModel? Ordered => Operations.FirstOrDefault(o => o.Order is not null);

    /// <summary>An operation can change the state of its subject.</summary>
    public bool HasTransitions => Operations.Any(o => o.Order?.LeadsTo is not null);
}
