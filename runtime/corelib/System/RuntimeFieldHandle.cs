namespace System;

/// <summary>Names a field: the compiler hands one to array initialisers.</summary>
public readonly struct RuntimeFieldHandle
{
    private readonly nint _value;
}
