using System;

namespace Micro.Generator.Model;

/// <summary>One name of an enum, and its number.</summary>
internal sealed record EnumMember(string Name, ulong Value) : IEquatable<EnumMember>;
