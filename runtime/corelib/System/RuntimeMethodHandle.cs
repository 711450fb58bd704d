namespace System;

/// <summary>Names a method. Nothing can be done with it here; the metadata format wants the type.</summary>
public readonly struct RuntimeMethodHandle
{
    private readonly nint _value;
}
