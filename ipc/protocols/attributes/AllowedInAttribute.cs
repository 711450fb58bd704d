using System;

namespace Micro.Protocols;

/// <summary>Lists the states in which an operation is allowed; in any other the dispatcher answers WrongState, and no handler runs.</summary>
/// <remarks>
/// The states belong to the operation's <see cref="SubjectAttribute"/>, or without one to the caller: the badge of the capability that was
/// called. They lie in the server's own state, where its dispatcher asks for them by TryGetState. A protocol without this attribute pays nothing.
/// </remarks>
/// <param name="states">Members of one enum, the same for the whole protocol.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowedInAttribute(params object[] states) : Attribute
{
    public object[] States { get; } = states;
}
