namespace System.Diagnostics.CodeAnalysis;

/// <summary>The method never comes back.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DoesNotReturnAttribute : Attribute
{
}
