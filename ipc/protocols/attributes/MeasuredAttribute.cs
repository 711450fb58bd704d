using System;

namespace Micro.Protocols;

/// <summary>Declares that a number depends on the machine and the moment: readers of recordings show it only when asked, so that a
/// conversation is the same text everywhere.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MeasuredAttribute : Attribute;
