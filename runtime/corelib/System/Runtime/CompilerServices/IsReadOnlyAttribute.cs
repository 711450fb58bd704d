namespace System.Runtime.CompilerServices;

/// <summary>Marks what may not be written through.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class IsReadOnlyAttribute : Attribute
{
}
