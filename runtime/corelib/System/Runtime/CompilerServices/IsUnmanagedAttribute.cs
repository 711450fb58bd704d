namespace System.Runtime.CompilerServices;

/// <summary>Marks an unmanaged type parameter.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class IsUnmanagedAttribute : Attribute
{
}
