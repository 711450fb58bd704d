namespace System.Runtime.CompilerServices;

/// <summary>Marks a covariant override.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PreserveBaseOverridesAttribute : Attribute
{
}
