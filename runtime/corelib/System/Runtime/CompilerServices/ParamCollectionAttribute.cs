namespace System.Runtime.CompilerServices;

/// <summary>Marks a <c>params</c> span.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ParamCollectionAttribute : Attribute
{
}
