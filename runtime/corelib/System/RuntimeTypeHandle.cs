namespace System;

/// <summary>Names a type: the address of its method table.</summary>
public readonly struct RuntimeTypeHandle
{
    private readonly nint _value;
}
