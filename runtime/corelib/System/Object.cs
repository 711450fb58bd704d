using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>The root of every type.</summary>
public unsafe class Object
{
    // The first word of every object. The name is the one that ilc asks for.
    internal MethodTable* m_pEEType;

    public Object()
    {
    }

    ~Object()
    {
    }

    public virtual bool Equals(object? obj) => this == obj;

    public static bool Equals(object? objA, object? objB)
    {
        if (objA == objB)
        {
            return true;
        }

        return objA != null && objB != null && objA.Equals(objB);
    }

    public virtual int GetHashCode() => ObjectIdentity.HashOf(this);

    public static bool ReferenceEquals(object? objA, object? objB) => objA == objB;

    public virtual string? ToString() => string.Empty;

    // The bytes after the method table.
    internal ref byte FieldData => ref Unsafe.As<RawData>(this).Data;
}
