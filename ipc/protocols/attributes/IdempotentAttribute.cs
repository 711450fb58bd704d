using System;

namespace Micro.Protocols;

/// <summary>Declares that doing an operation twice has the effect of doing it once: a restarted server keeps no reply to it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute;
