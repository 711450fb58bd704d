namespace System.Runtime.CompilerServices;

/// <summary>Marks extension methods and the types and assemblies that have them.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class ExtensionAttribute : Attribute
{
}
