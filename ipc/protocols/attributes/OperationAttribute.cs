using System;

namespace Micro.Protocols;

/// <summary>Gives one method of a protocol its number on the wire.</summary>
/// <param name="number">1 to 127, so that it is one byte; unique in its protocol, never used again for another operation.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(byte number) : Attribute
{
    public byte Number { get; } = number;
}
