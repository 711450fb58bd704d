using System;

namespace Micro.Protocols;

/// <summary>Lists the errors that an operation itself can answer; those of the protocol layer and of IPC are always possible.</summary>
/// <remarks>A handler that answers another one is a compiler error where that can be seen, else its caller gets UndeclaredError.</remarks>
/// <param name="errors">In no particular order; the schema text sorts them by number.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ErrorsAttribute(params ServiceError[] errors) : Attribute
{
    public ServiceError[] Errors { get; } = errors;
}
