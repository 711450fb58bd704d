namespace System.Runtime.InteropServices;

/// <summary>Marks a read-only reference.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class InAttribute : Attribute
{
}
