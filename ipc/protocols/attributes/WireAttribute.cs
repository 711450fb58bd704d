using System;

namespace Micro.Protocols;

/// <summary>Lets a readonly struct of several values travel as an array: its constructor's parameters are its properties, in order.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class WireAttribute : Attribute;
