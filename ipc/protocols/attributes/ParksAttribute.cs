using System;

namespace Micro.Protocols;

/// <summary>Declares that a server may answer an operation later: it parks the request and goes on with others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ParksAttribute : Attribute;
