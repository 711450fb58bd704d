namespace System.Diagnostics.CodeAnalysis;

/// <summary>Not counted by coverage tools.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class ExcludeFromCodeCoverageAttribute : Attribute
{
}
