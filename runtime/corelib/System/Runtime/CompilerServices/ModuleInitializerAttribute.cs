namespace System.Runtime.CompilerServices;

/// <summary>Runs when the image starts.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ModuleInitializerAttribute : Attribute
{
}
