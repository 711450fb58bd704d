using System;

namespace Micro.Generator.Model;

/// <summary>One property of a struct on the wire.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Mark">What is said of its number; null: nothing.</param>
internal sealed record WireField(string Name, WireType Type, ValueMark? Mark = null) : IEquatable<WireField>;
