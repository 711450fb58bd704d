using System;

namespace Micro.Generator.Model;

/// <summary>What an interface says of a number for those who read recordings.</summary>
/// <param name="Identity">What it tells one from another; empty: it is a number like any other.</param>
/// <param name="IsPerClient">Equal numbers of two clients are two things.</param>
/// <param name="IsFromZero">0 is one of the things.</param>
/// <param name="IsMeasured">It depends on the machine and the moment.</param>
internal sealed record ValueMark(string Identity, bool IsPerClient, bool IsFromZero, bool IsMeasured) : IEquatable<ValueMark>;
