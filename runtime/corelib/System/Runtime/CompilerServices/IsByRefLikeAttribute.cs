namespace System.Runtime.CompilerServices;

/// <summary>Marks a struct that lives on the stack only.</summary>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class IsByRefLikeAttribute : Attribute
{
}
