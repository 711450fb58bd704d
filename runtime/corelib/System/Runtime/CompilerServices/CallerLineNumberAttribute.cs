namespace System.Runtime.CompilerServices;

/// <summary>The argument defaults to the line of the caller.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CallerLineNumberAttribute : Attribute
{
}
