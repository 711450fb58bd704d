namespace System.Runtime.CompilerServices;

/// <summary>Marks a <c>ref readonly</c> parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class RequiresLocationAttribute : Attribute
{
}
