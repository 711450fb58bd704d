namespace System.Runtime.InteropServices;

/// <summary>Marks a reference that is only written.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class OutAttribute : Attribute
{
}
