using System;

namespace Micro.Protocols;

/// <summary>Names the state that an operation leads to: when it has succeeded, the dispatcher calls the server's EnterState.</summary>
/// <param name="state">A member of the enum that <see cref="AllowedInAttribute"/> lists.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LeadsToAttribute(object state) : Attribute
{
    public object State { get; } = state;
}
