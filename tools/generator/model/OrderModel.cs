using System;

namespace Micro.Generator.Model;

/// <summary>When an operation is allowed, and what it leads to.</summary>
/// <param name="State">The enum whose members are the states.</param>
/// <param name="AllowedIn">Empty: in every state.</param>
/// <param name="LeadsTo">The state after success; null: the one before.</param>
internal sealed record OrderModel(WireType State, EquatableArray<EnumMember> AllowedIn, EnumMember? LeadsTo) : IEquatable<OrderModel>;
