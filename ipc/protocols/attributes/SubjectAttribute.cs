using System;

namespace Micro.Protocols;

/// <summary>Marks the parameter that names what has the states of <see cref="AllowedInAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SubjectAttribute : Attribute;
