using System;

namespace Micro.Protocols;

/// <summary>Declares that a capability leaves its sender: without it the receiver gets a copy derived from the sender's.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MovesAttribute : Attribute;
