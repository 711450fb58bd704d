using System;

namespace Micro.Protocols;

/// <summary>Asks the generator for the names of an enum as bytes: class <c>{Enum}Names</c>.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class NamesAttribute : Attribute;
