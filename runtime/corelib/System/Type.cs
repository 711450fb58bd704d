using System.Runtime.CompilerServices;

namespace System;

/// <summary>A type as a value. Comparisons of <c>typeof</c> expressions fold at compile time; nothing else exists.</summary>
public abstract class Type
{
    [Intrinsic]
    public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => null!;

    [Intrinsic]
    public static bool operator ==(Type? left, Type? right) => (object?)left == (object?)right;

    [Intrinsic]
    public static bool operator !=(Type? left, Type? right) => (object?)left != (object?)right;

    public virtual bool IsValueType => false;
}
