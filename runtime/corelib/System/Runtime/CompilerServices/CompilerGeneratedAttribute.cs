namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class CompilerGeneratedAttribute : Attribute
{
}
