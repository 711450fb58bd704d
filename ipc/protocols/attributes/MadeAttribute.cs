using System;

namespace Micro.Protocols;

/// <summary>Declares that a result is a new thing at every success, although its number, or its place, may have been another's before: readers
/// of recordings give it a name of its own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MadeAttribute : Attribute;
