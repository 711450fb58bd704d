namespace System.Runtime.CompilerServices;

/// <summary>Marks a scoped reference.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
internal sealed class ScopedRefAttribute : Attribute
{
}
