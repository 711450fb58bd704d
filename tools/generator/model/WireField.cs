using System;

namespace Micro.Generator.Model;

/// <summary>One property of a struct on the wire.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">Its type.</param>
internal sealed record WireField(string Name, WireType Type) : IEquatable<WireField>;
